import { spawn } from 'node:child_process';

const COMMAND_LIMIT_MS = 170_000;

/** Runs a command to its end. What it printed is the message of the error where it fails. */
export function run(command: string, commandArguments: readonly string[], cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, commandArguments, {
      cwd,
      env: userEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: COMMAND_LIMIT_MS,
      shell: process.platform === 'win32',
    });
    let output = '';
    const hear = (chunk: Buffer): void => {
      output += String(chunk);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${command} ${commandArguments.join(' ')} ended with ${code}:\n${output}`));
    });
  });
}

/** The environment of a user's terminal: without what npm and Vitest tell their children about this project. */
export function userEnvironment(): NodeJS.ProcessEnv {
  const ours =
    /^(npm_(package|lifecycle|command|config_local_prefix)|INIT_CWD$|NODE_ENV$|NODE_OPTIONS$|VITE|TEST$|CI$)/;
  const entries = Object.entries(process.env).filter(([name]) => !ours.test(name));
  return { ...Object.fromEntries(entries), NEXT_TELEMETRY_DISABLED: '1' };
}
