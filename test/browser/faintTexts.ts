import { backgroundsOf, contrast } from './contrast.ts';

/** The elements with words of their own that can hardly be read (WCAG 1.4.3): by what they say. */
export function faintTexts(container: Element): string[] {
  return [...container.querySelectorAll(':not([data-chat-visually-hidden] *)')]
    .filter(
      (element) =>
        element.checkVisibility({ visibilityProperty: true }) &&
        [...element.childNodes].some(
          ({ nodeType, nodeValue }) => nodeType === Node.TEXT_NODE && nodeValue?.trim(),
        ),
    )
    .filter((element) => contrast(getComputedStyle(element).color, backgroundsOf(element)) < 4.5)
    .map((element) => `faint: ${element.textContent}`);
}
