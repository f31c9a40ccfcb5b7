import type { ChatMessage, FilePart, ToolCallPart } from '../types.ts';

/** The files that a user sends. Providers take none in a message of another role. */
export const filesOf = ({ role, parts }: ChatMessage): FilePart[] =>
  parts.filter((part): part is FilePart => role === 'user' && part.type === 'file');

/** Whether a tool call has an output. Providers refuse a thread in which one has none, so such calls are not sent. */
export const isAnswered = ({ state }: ToolCallPart): boolean => state.startsWith('output-');

/** The tool calls of a message that have an output. */
export const answeredCalls = ({ parts }: ChatMessage): ToolCallPart[] =>
  parts.filter((part): part is ToolCallPart => part.type === 'tool-call' && isAnswered(part));

/** The input of a tool call as JSON text. */
export const inputJson = ({ input, inputText }: ToolCallPart): string =>
  inputText || JSON.stringify(input ?? {});

/** The output of a tool call as text, an error included. */
export const outputText = ({ output, errorText }: ToolCallPart): string =>
  errorText ?? (typeof output === 'string' ? output : (JSON.stringify(output) ?? ''));

/** Text of a frame; empty where it is absent, `null` or of another type. */
export const asText = (value: unknown): string => (typeof value === 'string' ? value : '');
