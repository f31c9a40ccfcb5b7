import type { ReasoningPart, SourcePart, TextPart, ToolCallPart } from 'react-chat-stream/core';

/** Parts of an answer, as short as a table of expectations wants them. */
export const chatPart = {
  text: (text: string): TextPart => ({ type: 'text', text }),
  reasoning: (text: string): ReasoningPart => ({ type: 'reasoning', text }),
  source: (url: string, title: string): SourcePart => ({ type: 'source', sourceId: url, url, title }),
};

/** A tool call whose input has come whole. */
export const toolCall = (toolCallId: string, toolName: string, inputText: string): ToolCallPart => ({
  type: 'tool-call',
  toolCallId,
  toolName,
  inputText,
  input: JSON.parse(inputText),
  state: 'input-available',
});

/** A body of server-sent events, one a frame: JSON, or the bare text of a string. */
export const sse = (...frames: (object | string)[]): string =>
  frames.map((frame) => `data: ${typeof frame === 'string' ? frame : JSON.stringify(frame)}\n\n`).join('');
