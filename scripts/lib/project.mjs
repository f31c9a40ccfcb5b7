import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout, as a path without a trailing slash. */
export const ROOT = path.resolve(fileURLToPath(new URL('../..', import.meta.url)));

/** A reason to stop that is fit for people: printed as one sentence, without a stack. */
export class Stop extends Error {}

/** Runs a script's body; a `Stop` becomes its sentence and exit code 1. */
export async function runScript(body) {
  try {
    process.exitCode = await body();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
}

/** The JavaScript file behind a package's command, to be started by this very Node: no shell, no .cmd, no npx. */
export function commandFile(packageName, command = packageName) {
  const directory = path.join(ROOT, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(path.join(directory, 'package.json'), 'utf8'));
  return path.join(directory, typeof bin === 'string' ? bin : bin[command]);
}

export function seconds(sinceMs) {
  return `${((Date.now() - sinceMs) / 1000).toFixed(1)} s`;
}
