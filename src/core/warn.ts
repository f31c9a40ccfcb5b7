const told = new Set<string>();

/**
 * Tells a developer of a misuse in three sentences, once. Call it behind `process.env.NODE_ENV !== 'production'`,
 * so that bundlers drop the call and its text.
 */
export function warn(what: string, why: string, mend: string): void {
  const text = `react-chat-stream: ${what} ${why} ${mend}`;
  if (told.has(text)) return;
  told.add(text);
  console.warn(text);
}
