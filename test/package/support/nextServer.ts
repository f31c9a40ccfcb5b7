import { spawn } from 'node:child_process';
import path from 'node:path';
import { userEnvironment } from './commands.ts';

const START_LIMIT_MS = 60_000;

/** `next start` on a free port. */
export function startNext(app: string): Promise<{ url: string; close(): Promise<void> }> {
  return new Promise((resolve, reject) => {
    const command = path.join(app, 'node_modules', 'next', 'dist', 'bin', 'next');
    const child = spawn(process.execPath, [command, 'start', '-H', '127.0.0.1', '-p', '0'], {
      cwd: app,
      env: userEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const close = (): Promise<void> =>
      new Promise((closed) => {
        if (child.exitCode !== null) return closed();
        child.once('close', () => closed());
        child.kill();
      });
    const limit = setTimeout(() => {
      child.kill();
      reject(new Error(`next start did not name its address:\n${output}`));
    }, START_LIMIT_MS);
    const hear = (chunk: Buffer): void => {
      output += String(chunk);
      const url = /http:\/\/127\.0\.0\.1:[1-9]\d*/.exec(output)?.[0];
      if (!url || !/ready/i.test(output)) return;
      clearTimeout(limit);
      resolve({ url, close });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', () => {
      clearTimeout(limit);
      reject(new Error(`next start ended:\n${output}`));
    });
  });
}
