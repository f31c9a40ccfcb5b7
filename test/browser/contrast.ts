/** Red, green and blue, 0 to 255 each. */
type Pixel = readonly [number, number, number];

/**
 * What is really painted, whatever CSS says it with: a mixed, nested or half transparent colour goes through a canvas, on top of
 * everything that lies behind the element.
 */
function paint(...layers: readonly string[]): Pixel {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser has no canvas.');
  for (const layer of ['white', ...layers]) {
    context.fillStyle = layer;
    context.fillRect(0, 0, 1, 1);
  }
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

/** The backgrounds of an element and of everything around it, the outermost first. */
export function backgroundsOf(element: Element | null): string[] {
  if (!element) return [];
  return [...backgroundsOf(element.parentElement), getComputedStyle(element).backgroundColor];
}

/** WCAG's ratio of `color` against what lies behind it, 1 to 21. */
export function contrast(color: string, backgrounds: readonly string[]): number {
  const [one, other] = [luminance(paint(...backgrounds, color)), luminance(paint(...backgrounds))];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** Relative luminance by WCAG 2.2. */
function luminance(pixel: Pixel): number {
  const [red = 0, green = 0, blue = 0] = pixel.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
