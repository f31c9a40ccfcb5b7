import { expect, test } from 'vitest';
import { failuresTable } from './failures/support/failuresTable.ts';

test('docs/failures.md says what the rows of the failure contract say', async () => {
  await expect(failuresTable()).toMatchFileSnapshot('../docs/failures.md');
});
