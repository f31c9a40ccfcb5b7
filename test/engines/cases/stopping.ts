import type { ChatStore } from 'react-chat-stream/core';
import { equal, match } from '../page/assert.ts';
import { answerOf, chatByEvents, chatByFetch, says } from '../page/chat.ts';
import { DONE, say, serve } from '../page/server.ts';
import type { Cases } from './all.ts';

/** A socket that stays open is an answer that somebody pays for. */
export const stoppingCases: Cases = {
  'stop closes the socket and keeps the text': () => stops(chatByFetch),

  'stop closes the socket of an EventSource and keeps the text': () => stops(chatByEvents),

  'stop before the headers closes the socket, and nothing of it is told as an error': async () => {
    const server = await serve({ steps: ['hang'] });
    const chat = chatByFetch(server.url);
    const sent = chat.sendMessage('Hi');
    await server.until({ requests: 1 });
    chat.stop();
    match(await sent, { status: 'done' });
    match(chat.getState(), { status: 'done', finishReason: 'stopped' });
    await server.until({ closed: 1 });
  },

  'reset closes the socket, and late pieces of the old answer show nowhere': async () => {
    const server = await serve(
      { steps: [...say('Old'), { gate: 'late' }, ...say(' and late'), 'hang'] },
      { steps: [...say('New'), DONE] },
    );
    const chat = chatByFetch(server.url);
    void chat.sendMessage('One');
    await says(chat, 'Old');
    chat.reset();
    match(chat.getState(), { status: 'idle', messages: [] });
    const sent = chat.sendMessage('Two');
    await server.open('late');
    match(await sent, { status: 'done' });
    equal(answerOf(chat.getState()), 'New');
    await server.until({ closed: 1, ended: 2 });
  },
};

async function stops(createChat: (url: string) => ChatStore): Promise<void> {
  const server = await serve({ steps: [...say('Half'), 'hang'] }, { steps: [...say('Whole'), DONE] });
  const chat = createChat(server.url);
  const sent = chat.sendMessage('One');
  await says(chat, 'Half');
  chat.stop();
  match(chat.getState(), { status: 'done', finishReason: 'stopped' });
  match(await sent, { status: 'done' });
  await server.until({ closed: 1 });
  equal(answerOf(chat.getState()), 'Half');
  match(await chat.sendMessage('Two'), { status: 'done' }, 'The next message');
  equal(answerOf(chat.getState()), 'Whole');
  const { requests } = await server.seen();
  equal(requests.length, 2, 'The count of requests');
}
