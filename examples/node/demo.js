// The same server with commands that bring about faults, for the demo and the end-to-end tests.
// Nothing of this belongs into a real server: run `server.js` there.
//
//   /slow         two words a second                /stall    stops in mid-answer and never goes on
//   /long         a long answer                      /error    an exception in mid-answer
//   /status 503   that HTTP status                   /crash    the connection breaks in mid-answer
//   /html         a web page instead of an answer
//
// `GET /chat/requests` tells what the server saw.

import { AsyncLocalStorage } from 'node:async_hooks';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { HttpError, sendJson } from './http.js';
import * as model from './model.js';
import { createChatListener, run } from './server.js';

const BEGINNING = 'This answer begins well enough, and then';
const FOREVER_MS = 2 ** 31 - 1;
const seen = { requests: 0, writing: 0, finished: 0, cancelled: 0, failed: 0, messages: [], files: [] };

// How a command gets at the response of its request: a real model has no business with it.
const currentResponse = new AsyncLocalStorage();
const chatListener = createChatListener(generateWithCommands);

run((request, response) => {
  const [pathname] = request.url.split('?', 1);
  if (pathname === '/chat/requests') return sendJson(response, 200, seen);
  // Every request to the chat counts, the refused ones too.
  if (pathname === '/chat/stream' && request.method !== 'OPTIONS') seen.requests += 1;
  return currentResponse.run(response, () => chatListener(request, response));
});

/** Called before the response begins, so what is thrown here still decides the HTTP status. */
function generateWithCommands(message, signal, files) {
  seen.messages.push(message);
  seen.files.push(...files.map(model.describe));
  const [command, argument = ''] = message.trim().split(' ');
  if (command === '/status') {
    const status = /^[45]\d\d$/.test(argument) ? Number(argument) : 503;
    const headers = status === 429 || status === 503 ? { 'retry-after': '2' } : {};
    throw new HttpError(status, `The demo answers with status ${status}.`, headers);
  }
  if (command === '/html') {
    const page = '<!doctype html><title>Sign in</title><h1>Please sign in</h1>';
    currentResponse.getStore().writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
    throw new HttpError(200, 'A page was sent, as a login wall or a wrongly configured proxy does.');
  }
  return counted(answer(command, message, signal, files));
}

async function* answer(command, message, signal, files) {
  if (command === '/slow') {
    yield* model.write('Slowly, one word after the other, and no hurry.', signal, 500);
  } else if (command === '/long') {
    yield* model.write(longText(), signal, 5);
  } else if (['/stall', '/error', '/crash'].includes(command)) {
    yield* model.write(BEGINNING, signal);
    if (command === '/stall') await delay(FOREVER_MS, undefined, { signal });
    if (command === '/crash') {
      currentResponse.getStore().destroy();
      await once(signal, 'abort');
    }
    throw new Error(`The demo's model failed, as ${command} asks.`);
  } else {
    yield* model.generate(message, signal, files);
  }
}

function longText() {
  return Array.from({ length: 80 }, (_, index) => `This is sentence ${index + 1} of a long answer.`).join(
    ' ',
  );
}

/** Keeps count of how the answers end. */
async function* counted(pieces) {
  seen.writing += 1;
  let outcome = 'cancelled';
  try {
    yield* pieces;
    outcome = 'finished';
  } catch (error) {
    if (error.name !== 'AbortError') outcome = 'failed';
    throw error;
  } finally {
    seen.writing -= 1;
    seen[outcome] += 1;
  }
}
