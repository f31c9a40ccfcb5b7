import { backEndCommand, findPython } from '../../../scripts/demo.mjs';

/** Installs FastAPI before any test: the files run side by side, and each would begin to do it. */
export async function setup(): Promise<void> {
  if (findPython()) await backEndCommand('fastapi');
}
