import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './commands.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** The library as npm would publish it, and a temporary folder in which apps install it. */
export type Workspace = {
  /** What is in the package, as paths in it. */
  packedFiles: readonly string[];
  /** Makes an app from a folder of this repository, installs the packed library and `dependencies` into it, and gives its folder. */
  createApp(name: string, source: string, dependencies: Record<string, string>): Promise<string>;
  remove(): void;
};

export async function createWorkspace(): Promise<Workspace> {
  const directory = mkdtempSync(path.join(tmpdir(), 'react-chat-stream-package-'));
  await run('npm', ['run', 'build'], ROOT);
  const packing = await run('npm', ['pack', '--json', '--silent', '--pack-destination', directory], ROOT);
  const { filename, files } = parsePacking(packing);
  const tarball = path.join(directory, filename);
  return {
    packedFiles: files.map((file) => file.path),
    async createApp(name, source, dependencies) {
      const app = path.join(directory, name);
      mkdirSync(app);
      cpSync(path.join(ROOT, source), app, {
        recursive: true,
        filter: (file) => !/node_modules|\.next$/.test(file.slice(ROOT.length)),
      });
      const manifest = {
        name,
        private: true,
        dependencies: { ...dependencies, 'react-chat-stream': `file:${tarball}` },
      };
      writeFileSync(path.join(app, 'package.json'), JSON.stringify(manifest, null, 2));
      await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'], app);
      return app;
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}

/** Whether npm can fetch anything; asked once and not for long. */
export async function registryAnswers(): Promise<boolean> {
  try {
    await run('npm', ['view', 'react@19.3.1', 'version', '--fetch-retries=0', '--fetch-timeout=15000'], ROOT);
    return true;
  } catch {
    return false;
  }
}

type Packing = { filename: string; files: readonly { path: string }[] };

function parsePacking(output: string): Packing {
  // npm may warn before the JSON begins.
  const parsed: unknown = JSON.parse(output.slice(output.search(/^[[{]/m)));
  const [packing] = Array.isArray(parsed) ? parsed : Object.values(parsed as Record<string, unknown>);
  return packing as Packing;
}
