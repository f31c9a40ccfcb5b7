import { expect } from 'storybook/test';
import { emulate } from '../../test/browser/emulate.ts';
import { faintTexts } from '../../test/browser/faintTexts.ts';
import { barriersIn, finishAnimations } from './accessibility.ts';

/** axe finds nothing in these elements where the system forces its colours, and each text can be read. Tests only. */
export async function expectNoBarriersInForcedColors(elements: Iterable<HTMLElement>): Promise<void> {
  await emulate({ 'forced-colors': 'active', 'prefers-color-scheme': 'dark' });
  try {
    for (const element of elements) {
      if (!element.isConnected) continue;
      finishAnimations(element);
      // axe takes the colour of a text from `-webkit-text-fill-color`, which tells the theme's and not the forced one.
      expect(await barriersIn(element, false)).toEqual([]);
      expect(faintTexts(element)).toEqual([]);
    }
  } finally {
    await emulate({});
  }
}
