import { spawn } from 'node:child_process';
import process from 'node:process';
import { ROOT } from './project.mjs';

const KILL_AFTER_MS = 5_000;
const ORPHAN_CHECK_MS = 500;
const running = new Set();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    for (const child of running) endTree(child, signal);
    process.exit(signal === 'SIGINT' ? 130 : 143);
  });
}

// `npm start` is npm, a shell and us. Ending npm ends the shell, which does not pass it on: we are left with another
// parent, and take that as the signal.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, ORPHAN_CHECK_MS).unref();
}

/**
 * Runs a command in a process group of its own, so that a time limit or a signal ends its children too.
 *
 * @param {string} command
 * @param {string[]} commandArguments
 * @param {{ show?: boolean, env?: Record<string, string>, cwd?: string, limitMs?: number, silenceMs?: number,
 *   shell?: boolean }} [options] - `show` prints the output as it comes; `limitMs` ends the command after so long,
 *   `silenceMs` after so long without a word from it.
 * @returns {Promise<{ code: number, output: string, ending?: string }>} `ending` says why we ended it, if we did.
 */
export function run(command, commandArguments, options = {}) {
  const { show = false, env = {}, cwd = ROOT, limitMs = 0, silenceMs = 0, shell = false } = options;
  return new Promise((resolve) => {
    const child = spawn(command, commandArguments, {
      cwd,
      shell,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    running.add(child);
    let output = '';
    let ending;
    const end = (reason) => {
      ending = reason;
      endTree(child, 'SIGKILL');
    };
    const limit = limitMs > 0 ? setTimeout(end, limitMs, `it took more than ${limitMs / 1000} s`) : undefined;
    let silence;
    const listen = () => {
      clearTimeout(silence);
      if (silenceMs > 0) silence = setTimeout(end, silenceMs, `it said nothing for ${silenceMs / 1000} s`);
    };
    const hear = (stream) => (chunk) => {
      output += chunk;
      if (show) stream.write(chunk);
      listen();
    };
    const settle = (code) => {
      clearTimeout(limit);
      clearTimeout(silence);
      running.delete(child);
      resolve({ code, output, ending });
    };
    child.stdout.on('data', hear(process.stdout));
    child.stderr.on('data', hear(process.stderr));
    child.on('error', (error) => {
      output += error.message;
      settle(127);
    });
    child.on('close', (code) => settle(code ?? 1));
    listen();
  });
}

/**
 * Hands the terminal to a long-running Node script, in our own process group, and lives as long as it does. A
 * signal to us ends it first.
 *
 * @returns {Promise<number>} Its exit code.
 */
export function runForeground(file, commandArguments, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [file, ...commandArguments], {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: 'inherit',
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.removeAllListeners(signal);
      process.on(signal, () => {
        child.kill(signal);
        setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS).unref();
      });
    }
    child.on('close', (code) => resolve(code ?? 0));
  });
}

/** Runs a Node script with this very Node. */
export function runNode(file, commandArguments, options) {
  return run(process.execPath, [file, ...commandArguments], options);
}

/** Runs npm: the one that started us where there is one, else the one on the PATH. */
export function runNpm(commandArguments, options) {
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('.js')) return runNode(npm, commandArguments, options);
  return run('npm', commandArguments, { ...options, shell: process.platform === 'win32' });
}

function endTree(child, signal) {
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It has ended by itself.
  }
}
