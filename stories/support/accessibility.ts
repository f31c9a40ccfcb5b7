import axe from 'axe-core';
import { expect } from 'storybook/test';

/** axe finds nothing in these elements in the dark theme, from right to left, at 200 %. They are put back after it. */
export async function expectNoBarriers(elements: Iterable<HTMLElement>): Promise<void> {
  for (const element of elements) {
    // Of a long thread a message leaves the page once the view, laid out anew, is far from it.
    if (!element.isConnected) continue;
    const { theme } = element.dataset;
    const { dir } = element;
    element.dir = 'rtl';
    element.style.setProperty('zoom', '2');
    // A frame that is too low now: what comes out of it would stand on another ground.
    const { blockSize } = element.style;
    if (element.scrollHeight > element.clientHeight) element.style.blockSize = 'max-content';
    if (theme !== undefined) element.dataset.theme = theme === 'dark' ? 'light' : 'dark';
    finishAnimations(element);
    // A Markdown text takes its colours from the page around.
    const barriers = await barriersIn(element, theme !== undefined);
    element.style.removeProperty('zoom');
    element.style.blockSize = blockSize;
    element.dir = dir;
    if (theme !== undefined) element.dataset.theme = theme;
    expect(barriers).toEqual([]);
  }
}

/** What axe finds in an element. */
export async function barriersIn(element: HTMLElement, hasColors: boolean): Promise<string[]> {
  const { violations } = await axe.run(element, {
    // A part by itself is no page.
    rules: { region: { enabled: false }, 'color-contrast': { enabled: hasColors } },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** Whatever fades or moves is at its end now: on their way, colours are paler than they will be, and axe looks at them. */
export function finishAnimations(element: HTMLElement): void {
  for (const animation of element.getAnimations({ subtree: true })) {
    if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
  }
}
