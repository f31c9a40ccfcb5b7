/**
 * Whether the keys of an event are for what is written there, not for the list around. Told by what the element is: one
 * that stands in a frame or in another window is of no class of this one.
 */
export function isEditable(target: EventTarget | null): boolean {
  const element = target as HTMLElement;
  return element.isContentEditable || element.matches('input, textarea, select');
}
