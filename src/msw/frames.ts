import type { ChatMockOptions, MalformedVariant } from './types.ts';

const NEWLINES = { lf: '\n', crlf: '\r\n', cr: '\r' };

/** Writes one SSE frame of the `simple()` format. */
export function sseFrame(
  data: string,
  newline: NonNullable<ChatMockOptions['newline']>,
  event?: string,
): string {
  const end = NEWLINES[newline];
  return `${event === undefined ? '' : `event: ${event}${end}`}data: ${data}${end}${end}`;
}

/** Writes the comment that servers send to keep a silent connection open. */
export function ssePing(newline: NonNullable<ChatMockOptions['newline']>): string {
  return `: ping${NEWLINES[newline]}${NEWLINES[newline]}`;
}

/** Writes data as a server with a bug would: JSON cut short, or what Python's `str()` makes of a dict. */
export function malformedJson(
  data: Readonly<Record<string, string | boolean>>,
  variant: MalformedVariant,
): string {
  if (variant === 'json') return JSON.stringify(data).slice(0, -2);
  const fields = Object.entries(data).map(([key, value]) => `'${key}': ${pythonLiteral(value)}`);
  return `{${fields.join(', ')}}`;
}

function pythonLiteral(value: string | boolean): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  const quote = value.includes("'") && !value.includes('"') ? '"' : "'";
  return (
    quote + value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll(quote, `\\${quote}`) + quote
  );
}
