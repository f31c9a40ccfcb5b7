import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../../../scripts/demo.mjs';

/** The example app, built. */
export type BuiltApp = { directory: string; remove(): Promise<void> };

/** Builds the example app into a new temporary folder. */
export async function makeBuiltApp(): Promise<BuiltApp> {
  const directory = await mkdtemp(join(tmpdir(), 'react-chat-stream-e2e-'));
  await buildApp(directory);
  return { directory, remove: () => rm(directory, { recursive: true, force: true }) };
}
