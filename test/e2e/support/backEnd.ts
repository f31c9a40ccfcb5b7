import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe } from 'vitest';
import { type BackEndKind, backEndCommand, findPython } from '../../../scripts/demo.mjs';

/** What a back end says that it saw (`GET /chat/requests`). */
export type Seen = {
  /** Requests to the chat, the refused ones too. */
  requests: number;
  /** Answers that are being written now. */
  writing: number;
  finished: number;
  /** Answers whose client left. */
  cancelled: number;
  failed: number;
  messages: string[];
  /** Name, type and size of each file that came with them. */
  files: string[];
};

/** A real server, in a process of its own. */
export type BackEnd = {
  url: string;
  seen(): Promise<Seen>;
  /** How often it has been started. With each start it counts from 0 again. */
  starts(): number;
  /** Ends it as a crash does: at once, without a word to anybody. */
  kill(): Promise<void>;
  /** Ends it as an administrator does. Gives the exit code, `null` for a signal. */
  stop(): Promise<number | null>;
  /** Starts it again on the same port. */
  restart(): Promise<void>;
  /** Starts it again if it has ended. */
  ensureRunning(): Promise<void>;
  /** What it has printed since it was first started. */
  log(): string;
};

/**
 * Runs tests with a back end. Where Python is missing those with FastAPI are skipped, and say so; in CI that is a
 * failure, for both have to run there.
 */
export function describeBackEnd(title: string, kind: BackEndKind, defineTests: () => void): void {
  const reason = kind === 'fastapi' && !findPython() ? 'no Python 3.10 or newer here' : undefined;
  if (reason && process.env.CI) throw new Error(`The FastAPI back end cannot be tested: ${reason}.`);
  if (reason) console.warn(`The tests with the FastAPI back end are skipped: ${reason}.`);
  const skipped = reason ? ` (skipped: ${reason})` : '';
  describe.skipIf(reason)(`${title} ${kind} back end${skipped}`, defineTests);
}

/** Starts a back end on a free port, with the built app beside its API. */
export async function startBackEnd(kind: BackEndKind, staticDir = ''): Promise<BackEnd> {
  const [command, commandOptions] = await backEndCommand(kind);
  let output = '';
  let child: ChildProcess;
  let port = '0';
  let starts = 0;

  async function start(): Promise<void> {
    starts += 1;
    const env = { ...process.env, PORT: port, STATIC_DIR: staticDir, WORD_DELAY_MS: '10' };
    child = spawn(command, commandOptions, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    port = await new Promise((resolve, reject) => {
      let sinceStart = '';
      const read = (chunk: Buffer) => {
        output += chunk;
        sinceStart += chunk;
        // Both print their address once they listen.
        const address = /http:\/\/127\.0\.0\.1:(\d+)/.exec(sinceStart);
        if (address?.[1]) resolve(address[1]);
      };
      child.stdout?.on('data', read);
      child.stderr?.on('data', read);
      child.once('error', reject);
      child.once('exit', () => reject(new Error(`The ${kind} back end did not start:\n${sinceStart}`)));
    });
  }

  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    if (hasEnded()) return child.exitCode;
    const exit = once(child, 'exit');
    child.kill(signal);
    const [code] = await exit;
    return code;
  }

  // However the run ends, the back end ends with it.
  process.once('exit', () => child.kill('SIGKILL'));
  await start();
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    seen: async () => (await fetch(`${url}/chat/requests`)).json() as Promise<Seen>,
    starts: () => starts,
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
    restart: start,
    ensureRunning: async () => {
      if (hasEnded()) await start();
    },
    log: () => output,
  };
}
