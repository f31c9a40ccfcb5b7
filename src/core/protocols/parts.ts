import type { ChatMessage, ChatPart, FilePart, ToolCallPart } from '../types.ts';

/** The files of a message. */
export const filesOf = ({ parts }: ChatMessage): FilePart[] =>
  parts.filter((part): part is FilePart => part.type === 'file');

/**
 * The tool calls of a message that have an output. Providers refuse a thread in which a call has none, so the others
 * are left out of requests.
 */
export const answeredCalls = ({ parts }: ChatMessage): ToolCallPart[] =>
  parts.filter(
    (part: ChatPart): part is ToolCallPart => part.type === 'tool-call' && part.state.startsWith('output-'),
  );

/** The input of a tool call as JSON text. */
export const inputJson = ({ input, inputText }: ToolCallPart): string =>
  inputText || JSON.stringify(input ?? {});

/** The output of a tool call as text, an error included. */
export const outputText = ({ output, errorText }: ToolCallPart): string =>
  errorText ?? (typeof output === 'string' ? output : (JSON.stringify(output) ?? ''));
