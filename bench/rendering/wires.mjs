/** The wire formats: what begins an answer, one piece of it, and what ends it. */

import { data, FORMATS } from '../engine/workloads.mjs';

const EVENT_STREAM = { 'content-type': 'text/event-stream', 'cache-control': 'no-store' };

export const WIRES = {
  /** Ours: `{content, done}`. */
  simple: { headers: EVENT_STREAM, ...FORMATS.simple },
  /** The AI SDK's UI message stream. */
  aiSdk: {
    headers: { ...EVENT_STREAM, 'x-vercel-ai-ui-message-stream': 'v1' },
    begin: data({ type: 'start', messageId: 'm1' }) + data({ type: 'text-start', id: 't1' }),
    piece: (delta) => data({ type: 'text-delta', id: 't1', delta }),
    end: `${data({ type: 'text-end', id: 't1' })}${data({ type: 'finish' })}data: [DONE]\n\n`,
  },
  /** AG-UI, which TanStack's client reads. */
  agUi: { headers: EVENT_STREAM, ...FORMATS.agUi },
  /** Chat Completions, which Ant Design X has a provider for. */
  openaiChat: {
    headers: EVENT_STREAM,
    begin: data({ id: 'c1', choices: [{ index: 0, delta: { role: 'assistant', content: '' } }] }),
    piece: (content) => data({ id: 'c1', choices: [{ index: 0, delta: { content }, finish_reason: null }] }),
    end: `${data({ id: 'c1', choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] })}data: [DONE]\n\n`,
  },
  /** deep-chat's own `{text}`. */
  deepChat: {
    headers: EVENT_STREAM,
    begin: '',
    piece: (text) => data({ text }),
    end: '',
  },
  /** Bare text: the floors, and whoever brings a reader of their own. */
  text: {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
    begin: '',
    piece: (text) => text,
    end: '',
  },
};
