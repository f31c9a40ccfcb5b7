import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { backEndCommand, buildApp, findPython } from '../../../scripts/demo.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the built example app. */
    builtApp: string;
  }
}

/** Once for all files, which run side by side: builds the example app and installs FastAPI. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'react-chat-stream-e2e-'));
  await Promise.all([buildApp(directory), findPython() && backEndCommand('fastapi')]);
  project.provide('builtApp', directory);
  return () => rm(directory, { recursive: true, force: true });
}
