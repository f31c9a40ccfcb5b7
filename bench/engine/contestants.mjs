/** Those that read an answer. Each takes a fetch and gives the text that it read. */
import { Chat } from '@ai-sdk/react';
import { ChatClient, fetchServerSentEvents } from '@tanstack/ai-client';
import { DefaultChatTransport } from 'ai';
import { createChatStore, createHttpTransport, messageText } from '../../dist/core.js';
import { openaiChat, simple } from '../../dist/protocols.js';

/** How the bare loop finds the piece of text in a frame of each format. */
const PIECE = {
  simple: (frame) => frame.content,
  openaiChat: (frame) => frame.choices[0].delta.content,
  openaiTool: (frame) => frame.choices[0].delta.tool_calls?.[0].function.arguments,
  aiSdk: (frame) => frame.delta,
  aiSdkTool: (frame) => frame.inputTextDelta,
  agUi: (frame) => frame.delta,
};

/** The least that the work can cost and still be right wherever the bytes are cut. */
async function bareLoop(fetch, format) {
  const pieceOf = PIECE[format];
  const reader = (await fetch()).body.getReader();
  const decoder = new TextDecoder();
  let held = '';
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text;
    held += decoder.decode(value, { stream: true });
    const lines = held.split('\n');
    held = lines.pop();
    for (const line of lines) {
      if (line.startsWith('data: {')) text += pieceOf(JSON.parse(line.slice(6))) ?? '';
    }
  }
}

const PROTOCOLS = { simple, openaiChat, openaiTool: openaiChat };
const MESSAGE = {
  id: 'u',
  role: 'user',
  parts: [{ type: 'text', text: 'Hi' }],
  status: 'done',
  createdAt: 0,
};

/** Our parsing and decoding alone. */
async function ourTransport(fetch, format) {
  const transport = createHttpTransport({ endpoint: '/chat', protocol: PROTOCOLS[format](), fetch });
  const request = { messages: [MESSAGE], message: MESSAGE, stream: true, attempt: 1, headers: {}, body: {} };
  let text = '';
  for await (const event of transport.send({ ...request, signal: new AbortController().signal })) {
    text += event.delta ?? '';
  }
  return text;
}

/** All of ours but React: parse, decode, reduce, publish. */
async function ourStore(fetch, format) {
  const store = createChatStore({
    endpoint: '/chat',
    protocol: PROTOCOLS[format](),
    fetch,
    timeout: { idle: 60_000 },
  });
  store.subscribe(() => {});
  const { message } = await store.sendMessage('Hi');
  return messageText(message) || (message.parts.find((part) => part.type === 'tool-call')?.inputText ?? '');
}

async function aiSdk(fetch) {
  const chat = new Chat({ transport: new DefaultChatTransport({ api: 'http://bench/chat', fetch }) });
  await chat.sendMessage({ text: 'Hi' });
  if (chat.error) throw chat.error;
  const parts = chat.messages.at(-1).parts;
  return parts.map((part) => part.text ?? (part.input?.text ? JSON.stringify(part.input) : '')).join('');
}

async function tanstack(fetch) {
  const connection = fetchServerSentEvents('http://bench/chat', { fetchClient: fetch });
  const client = new ChatClient({ connection });
  await client.sendMessage('Hi');
  const { parts } = client.getMessages().at(-1);
  return parts.map((part) => part.content ?? '').join('');
}

/** `format` is the wire format that each speaks; its floor is the bare loop of that format. */
export const CONTESTANTS = [
  { name: 'ours: transport', format: 'simple', read: ourTransport },
  { name: 'ours: store', format: 'simple', read: ourStore },
  { name: 'ours: store, openaiChat()', format: 'openaiChat', read: ourStore },
  { name: "AI SDK's Chat", format: 'aiSdk', read: aiSdk },
  { name: "TanStack AI's ChatClient", format: 'agUi', read: tanstack },
];

/** The input of one tool call, in pieces. */
export const TOOL_CONTESTANTS = [
  { name: 'ours: store, openaiChat()', format: 'openaiTool', read: ourStore },
  { name: "AI SDK's Chat", format: 'aiSdkTool', read: aiSdk },
];

export { bareLoop };
