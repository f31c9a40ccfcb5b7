import { writeFileSync } from 'node:fs';
import process from 'node:process';

/** A Vitest reporter that counts, for scripts/test.mjs: what passed, what failed, and why tests were skipped. */
export default class TallyReporter {
  onTestRunEnd(testModules, unhandledErrors) {
    const tally = { passed: 0, failed: unhandledErrors.length, skipped: [] };
    for (const testModule of testModules) {
      tally.failed += testModule.errors().length;
      for (const suite of testModule.children.allSuites()) tally.failed += suite.errors().length;
      for (const test of testModule.children.allTests()) count(tally, testModule, test);
    }
    writeFileSync(process.env.REACT_CHAT_STREAM_TALLY, JSON.stringify(tally));
  }
}

function count(tally, testModule, test) {
  const result = test.result();
  if (result.state === 'passed') tally.passed += 1;
  else if (result.state === 'failed') tally.failed += 1;
  else tally.skipped.push({ file: testModule.relativeModuleId, name: test.fullName, reason: result.note });
}
