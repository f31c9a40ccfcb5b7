import type { ChatColors } from 'react-chat-stream';

const kebabCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The colours that a window really shows, those that are mixed included, as `#rrggbb` for a colour input. */
export function paintedColors(root: Element, names: readonly (keyof ChatColors)[]): ChatColors {
  const probe = document.createElement('i');
  probe.hidden = true;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return {};
  root.append(probe);
  const colors: ChatColors = {};
  for (const name of names) {
    probe.style.color = `var(--chat-${kebabCase(name)}, var(--chat-default-${kebabCase(name)}))`;
    context.fillStyle = getComputedStyle(probe).color;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    colors[name] = `#${((red << 16) | (green << 8) | blue).toString(16).padStart(6, '0')}`;
  }
  probe.remove();
  return colors;
}
