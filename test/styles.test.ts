import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileStyles } from '../scripts/lib/styles.mjs';

const source = readFileSync(new URL('../src/styles.css', import.meta.url), 'utf8');

describe('the two style sheets', () => {
  test('hold the same rules, once plain and once inside the layer "chat"', async () => {
    const { plain, layered } = await compileStyles(source);
    const inside = /^@layer chat\{(.*)\}\s*$/s.exec(layered)?.[1];
    expect(inside?.trim()).toBe(plain.trim());
    expect(plain).not.toContain('@layer');
  });

  test('start no request and import nothing: a chat works offline and asks no font server', async () => {
    const { plain } = await compileStyles(source);
    expect(plain).not.toMatch(/@import|@charset/);
    expect(plain.match(/url\((?!["']?data:)[^)]*\)/g)).toBeNull();
  });

  test('look into nothing that streams with :has(), which would cost again with each word that comes', async () => {
    const { plain } = await compileStyles(source);
    const hosts = [...plain.matchAll(/((?:\[[^\]]*\])+):has\(/g)].map(([, host]) => host);
    expect(hosts).not.toEqual([]);
    expect(
      hosts.filter((host) => /markdown|message(?!-editor)|chat-part|data-role|chat-root/.test(host ?? '')),
    ).toEqual([]);
  });

  test('refuse a style sheet that does not parse', async () => {
    await expect(compileStyles('.a { color: red; ')).rejects.toThrow();
  });
});
