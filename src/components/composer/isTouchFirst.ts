/** Whether the main pointer is a finger: a focused text area then covers half the screen with a keyboard. */
export function isTouchFirst(): boolean {
  return typeof matchMedia === 'function' && matchMedia('(pointer: coarse)').matches;
}
