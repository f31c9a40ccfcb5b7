import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import ts from 'typescript';
import { backEndCommand } from '../../scripts/demo.mjs';
import { extractSnippets, ROOT, readDocument } from './snippets.ts';

/** What the FastAPI proxies need beside the requirements of examples/fastapi. */
const HTTPX = 'httpx==0.28.1';

/** A server out of a page, in a process of its own. */
export type DocumentedServer = { url: string; stop(): Promise<void> };

/** Starts the Hono server that a page shows. `edit` may put something in the place of a model. */
export async function runHono(
  page: string,
  environment: Record<string, string> = {},
  edit = (code: string): string => code,
): Promise<DocumentedServer> {
  const code = findSnippet(page, 'ts', '@hono/node-server');
  const { outputText } = ts.transpileModule(edit(code), {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  });
  // Inside the checkout, for its node_modules.
  const directory = makeDirectory();
  const file = path.join(directory, 'server.mjs');
  writeFileSync(file, outputText);
  return start(process.execPath, [file], directory, environment);
}

/** Starts the FastAPI server that a page shows. */
export async function runFastApi(
  page: string,
  environment: Record<string, string> = {},
): Promise<DocumentedServer> {
  const [python] = await backEndCommand('fastapi');
  const code = findSnippet(page, 'python', 'FastAPI()');
  if (code.includes('import httpx')) ensureHttpx(python);
  const directory = makeDirectory();
  writeFileSync(path.join(directory, 'main.py'), code);
  return start(python, ['-m', 'uvicorn', 'main:app', '--port', '0'], directory, environment);
}

function findSnippet(page: string, language: string, mark: string): string {
  const found = extractSnippets(readDocument(page), page).find(
    (snippet) => snippet.language === language && snippet.code.includes(mark),
  );
  if (!found) throw new Error(`${page} shows no server with ${mark}.`);
  return found.code;
}

function ensureHttpx(python: string): void {
  try {
    execFileSync(python, ['-c', 'import httpx'], { stdio: 'ignore' });
  } catch {
    execFileSync(python, ['-m', 'pip', 'install', '-q', '--retries', '0', HTTPX], { stdio: 'ignore' });
  }
}

function makeDirectory(): string {
  const cache = path.join(ROOT, 'node_modules/.cache/react-chat-stream-docs');
  mkdirSync(cache, { recursive: true });
  return mkdtempSync(path.join(cache, 'server-'));
}

async function start(
  command: string,
  commandArguments: string[],
  cwd: string,
  environment: Record<string, string>,
): Promise<DocumentedServer> {
  const child: ChildProcess = spawn(command, commandArguments, {
    cwd,
    env: { ...process.env, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer): void => {
      output += chunk;
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(output);
      if (address) resolve(address[0]);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`The server did not start:\n${output}`)));
  });
  return {
    url,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const exit = once(child, 'exit');
        child.kill('SIGKILL');
        await exit;
      }
      rmSync(cwd, { recursive: true, force: true });
    },
  };
}
