import { equal, holds, match } from '../page/assert.ts';
import { answerOf, chatByFetch, pause, says } from '../page/chat.ts';
import { DONE, say, serve } from '../page/server.ts';
import type { Cases } from './all.ts';

const WORDS = Array.from({ length: 500 }, (_, index) => `word${index} `);
/** Without a frame for so long, the store publishes by a timer, in milliseconds. */
const FRAME_LIMIT_MS = 200;

/** How often a store tells its listeners, against the engine's real frames. */
export const publishCases: Cases = {
  'five hundred pieces that trickle in are published at most once a frame': async () => {
    const server = await serve({
      steps: ['headers', { gate: 'go' }, ...say('! '), { gate: 'on' }, ...say(...WORDS), DONE],
    });
    const chat = chatByFetch(server.url);
    const sent = chat.sendMessage('Talk');
    await server.open('go');
    await says(chat, '! ');
    const frames = countFrames();
    /** When each publish came, by the time of the frame that it came with. */
    const publishes = new Map<unknown, number[]>();
    chat.subscribe(() => {
      // The first and the last of a run are told at once, and not with a frame.
      if (chat.getState().status !== 'generating') return;
      const frame = document.timeline.currentTime;
      publishes.set(frame, [...(publishes.get(frame) ?? []), performance.now()]);
    });
    await server.open('on');
    match(await sent, { status: 'done' });
    const frameCount = frames.stop();
    equal(answerOf(chat.getState()), `! ${WORDS.join('')}`);
    for (const times of publishes.values()) {
      const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
      holds(
        gaps.every((gap) => gap > FRAME_LIMIT_MS / 2),
        `one publish a frame (they came ${gaps.map(Math.round).join(', ')} ms after one another)`,
      );
    }
    const count = [...publishes.values()].flat().length;
    holds(count > 1, `the text grows as it comes (${count} publishes)`);
    holds(
      count <= frameCount + 1 + frames.elapsedMs() / FRAME_LIMIT_MS,
      `${count} publishes in ${frameCount} frames`,
    );
  },

  'five hundred pieces that come at once are published in a handful of frames': async () => {
    const server = await serve({ steps: [say(...WORDS).join('') + DONE] });
    const chat = chatByFetch(server.url);
    let count = 0;
    chat.subscribe(() => count++);
    match(await chat.sendMessage('Talk'), { status: 'done' });
    equal(answerOf(chat.getState()), WORDS.join(''));
    holds(count < 20, `${count} publishes for 500 pieces`);
  },

  'a chat at rest has no timer and no frame running': async () => {
    const server = await serve({ steps: [...say('Hi'), DONE] });
    const chat = chatByFetch(server.url);
    await chat.sendMessage('Hi');
    // A frame or timer that was asked for may still be due.
    await pause(FRAME_LIMIT_MS * 2);
    const asked: string[] = [];
    const originals = { setTimeout, setInterval, requestAnimationFrame };
    const rest = pause(500);
    for (const name of Object.keys(originals)) Object.assign(globalThis, { [name]: () => asked.push(name) });
    await rest;
    Object.assign(globalThis, originals);
    equal(asked, [], 'What was asked for');
  },
};

function countFrames(): { stop(): number; elapsedMs(): number } {
  const startedAt = performance.now();
  let count = 0;
  let isCounting = true;
  const tick = (): void => {
    if (!isCounting) return;
    count++;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  return {
    stop() {
      isCounting = false;
      return count;
    },
    elapsedMs: () => performance.now() - startedAt,
  };
}
