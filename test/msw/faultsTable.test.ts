import { expect, test } from 'vitest';
import { faultsTable } from './faultsTable.ts';

test('docs/faults.md says what the faults are and what a chat makes of them', async () => {
  await expect(faultsTable()).toMatchFileSnapshot('../../docs/faults.md');
});
