/**
 * Tells a developer of a misuse in three sentences. Call it behind `process.env.NODE_ENV !== 'production'`,
 * so that bundlers drop the call and its text.
 */
export function warn(what: string, why: string, mend: string): void {
  console.warn(`react-chat-stream: ${what} ${why} ${mend}`);
}
