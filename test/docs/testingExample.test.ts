import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chatFaults } from 'react-chat-stream/msw';
import { describe, expect, test } from 'vitest';
import { ROOT, readDocument } from './snippets.ts';

describe.each(['README.md', 'README.zh-CN.md'])('%s', (file) => {
  test('shows a test that runs, as it stands in test/components', () => {
    const example = readFileSync(path.join(ROOT, 'test/components/testingExample.test.tsx'), 'utf8');
    expect(readDocument(file)).toContain(`\`\`\`tsx\n${example}\`\`\``);
  });

  test('names every kind of fault', () => {
    const kinds = new Set(Object.values(chatFaults).map(({ fault }) => fault.type));
    for (const kind of kinds) expect(readDocument(file)).toContain(`\`${kind}\``);
  });
});
