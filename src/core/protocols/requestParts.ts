import type { ToolCallPart } from '../types.ts';

/** The data of a Base64 `data:` URL; `undefined` for any other URL. */
export const base64Of = (url: string): string | undefined => /^data:[^,]*;base64,(.*)$/s.exec(url)?.[1];

/** Whether a tool call has its output or its error. Models refuse a thread in which a call has neither. */
export const isAnswered = ({ state }: ToolCallPart): boolean => state.startsWith('output');

/** What a tool gave, as the text that models take it in. */
export const toolOutputText = ({ output, errorText }: ToolCallPart): string =>
  errorText ?? (typeof output === 'string' ? output : JSON.stringify(output ?? null));
