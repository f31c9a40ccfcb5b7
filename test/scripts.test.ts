import { describe, expect, test } from 'vitest';
import { lockFaults } from '../scripts/lib/checkLock.mjs';
import { markPure } from '../scripts/lib/pureReactCalls.mjs';
import { requireNode } from '../scripts/lib/setup.mjs';

describe('the check of the lock file', () => {
  test('finds a platform package that npm has left out', () => {
    const packages = {
      'node_modules/tool': { optionalDependencies: { 'tool-linux': '1', 'tool-mac': '1' } },
    };
    const lock = { packages: { ...packages, 'node_modules/tool-linux': {} } };
    expect(lockFaults(lock)).toEqual([
      'node_modules/tool wants tool-mac on some systems, and the lock has no entry for it.',
    ]);
  });

  test('looks for it as Node would: nested first, then further up', () => {
    const asking = { optionalDependencies: { binary: '1' } };
    const nested = { 'node_modules/a/node_modules/b': asking };
    expect(lockFaults({ packages: { ...nested, 'node_modules/a/node_modules/binary': {} } })).toEqual([]);
    expect(lockFaults({ packages: { ...nested, 'node_modules/binary': {} } })).toEqual([]);
    expect(lockFaults({ packages: { ...nested, 'node_modules/c/node_modules/binary': {} } })).toHaveLength(1);
  });

  test('refuses the address of a registry', () => {
    const packages = { 'node_modules/a': { resolved: 'https://registry.example/a.tgz' } };
    expect(lockFaults({ packages })).toHaveLength(1);
  });
});

describe('the check of Node', () => {
  test.each(['20.19.0', '20.20.2', '22.12.0', '24.0.0', '26.1.0'])('lets %s pass', (version) => {
    expect(() => requireNode(version)).not.toThrow();
  });

  test.each(['18.20.0', '20.18.3', '21.7.0', '22.11.0'])('refuses %s in one sentence', (version) => {
    expect(() => requireNode(version)).toThrow(`this is Node ${version}: install`);
  });
});

describe('the build', () => {
  test("tells bundlers that React's wrappers have no side effects", () => {
    expect(markPure('export const A = memo(\n  forwardRef<HTMLElement, Props>(function A() {}),\n);')).toBe(
      'export const A = /* @__PURE__ */ memo(\n  /* @__PURE__ */ forwardRef<HTMLElement, Props>(function A() {}),\n);',
    );
    expect(markPure('import { memo } from "react";\nmemo();')).toBe('import { memo } from "react";\nmemo();');
  });
});
