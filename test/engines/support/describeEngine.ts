import process from 'node:process';
import { afterAll, beforeAll, beforeEach, describe, test } from 'vitest';
import { type EngineName, findEngine, missingEngine } from '../../../scripts/lib/engines.mjs';
import { ALL_CASES } from '../cases/all.ts';
import type { CaseResult } from '../page/main.ts';
import { buildPage } from './buildPage.ts';
import { definePageLifeTests } from './definePageLifeTests.ts';
import { type Engine, openEngine, type Tab } from './openEngine.ts';
import { type EngineServer, startServer } from './startServer.ts';

/** What a test has at hand. */
export type EngineContext = { engine: Engine; server: EngineServer; tab: Tab };

/**
 * Runs every case in one engine, each in a page of its own. An engine that is not here is one skipped test that says
 * why; in CI it is a failure, for there all three have to run.
 */
export function describeEngine(name: EngineName): void {
  if (!findEngine(name)) {
    reportMissing(name);
    return;
  }

  describe(name, () => {
    let engine: Engine;
    let server: EngineServer;
    let tab: Tab;

    beforeAll(async () => {
      [engine, server] = await Promise.all([openEngine(name), buildPage().then(startServer)]);
      tab = await engine.newTab();
      console.log(`${name}: ${engine.version}`);
    });
    afterAll(async () => {
      await engine?.close();
      await server?.close();
    });

    describe('in a page', () => {
      let isFresh = false;
      // What a case that failed has left open must not disturb the next one.
      beforeEach(async () => {
        if (!isFresh) await tab.open(server.url);
        isFresh = false;
      });

      for (const sentence of Object.keys(ALL_CASES)) {
        test(`${name}: ${sentence}`, async () => {
          const result = await tab.evaluate<CaseResult>(`engineTests.run(${JSON.stringify(sentence)})`);
          if (result.error) throw new Error(result.error);
          isFresh = true;
        });
      }
    });

    definePageLifeTests(name, () => ({ engine, server, tab }));
  });
}

function reportMissing(name: EngineName): void {
  test(`${name}: every case`, ({ skip }) => {
    if (process.env.CI) throw new Error(`The tests cannot run: ${missingEngine(name)}.`);
    skip(missingEngine(name));
  });
}
