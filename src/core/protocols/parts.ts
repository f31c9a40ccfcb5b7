import type { ChatMessage, FilePart, ToolCallPart } from '../types.ts';

/** The files that a user sends. Providers take none in a message of another role. */
export const filesOf = ({ role, parts }: ChatMessage): FilePart[] =>
  parts.filter((part): part is FilePart => role === 'user' && part.type === 'file');

/** Whether a file is an image: by its `data:` URL where a part from elsewhere has no type. */
export const isImage = (url: string, mediaType: string | undefined): boolean =>
  /^(data:)?image\//.test(mediaType ?? url);

/** A Base64 `data:` URL, its type and its data; empty for any other URL. */
export const base64Of = (url: string): readonly string[] =>
  /^data:([^;,]*)[^,]*;base64,(.*)$/s.exec(url) ?? [];

/** Whether a tool call has its output or its error. Models refuse a thread in which a call has neither. */
export const isAnswered = ({ state }: ToolCallPart): boolean => state.startsWith('output');

/** The tool calls of a message that have an output. */
export const answeredCalls = ({ parts }: ChatMessage): ToolCallPart[] =>
  parts.filter((part): part is ToolCallPart => part.type === 'tool-call' && isAnswered(part));

/** The input of a tool call as JSON text. */
export const inputJson = ({ input, inputText }: ToolCallPart): string =>
  inputText || JSON.stringify(input ?? {});

/** What a tool gave, as the text that models take it in; an error included. No text where it gave nothing. */
export const outputText = ({ output = '', errorText }: ToolCallPart): string =>
  errorText ?? (typeof output === 'string' ? output : JSON.stringify(output));
