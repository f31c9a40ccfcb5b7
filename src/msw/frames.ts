import type { MalformedVariant } from './ChatFault.ts';
import type { ChatMockOptions } from './types.ts';

type Newline = NonNullable<ChatMockOptions['newline']>;

const NEWLINES = { lf: '\n', crlf: '\r\n', cr: '\r' };

/** Writes one SSE frame of the `simple()` format. */
export function sseFrame(
  data: string,
  newline: Newline,
  { event, id }: { event?: string | undefined; id?: string | undefined } = {},
): string {
  const lines = [`data: ${data}`];
  if (event !== undefined) lines.unshift(`event: ${event}`);
  if (id !== undefined) lines.unshift(`id: ${id}`);
  return lines.map((line) => line + NEWLINES[newline]).join('') + NEWLINES[newline];
}

/** Takes the blank line away that ends a frame. */
export function withoutBlankLine(frame: string, newline: Newline): string {
  return frame.slice(0, -NEWLINES[newline].length);
}

/** Writes the comment that servers send to keep a silent connection open. */
export function ssePing(newline: Newline): string {
  return `: ping${NEWLINES[newline]}${NEWLINES[newline]}`;
}

/** Writes data as a server with a bug would. */
export function malformedData(
  data: Readonly<Record<string, string | boolean>>,
  variant: MalformedVariant,
): string {
  switch (variant) {
    case 'json':
      return JSON.stringify(data).slice(0, -2);
    case 'python-repr':
      return pythonRepr(data);
    case 'nested':
      return JSON.stringify({ event: 'message', data });
    case 'content-not-string':
      return JSON.stringify({ ...data, content: { text: data.content } });
    default:
      return variant satisfies never;
  }
}

function pythonRepr(data: Readonly<Record<string, string | boolean>>): string {
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
