import { setTimeout as wait } from 'node:timers/promises';

const PIECE_MS = 120;

/** Streams `{content, done}`, the format that the chat expects by default. Put your model where the words come from. */
export async function POST(request) {
  const { message } = await request.json();
  const encoder = new TextEncoder();
  const words = `One word at a time. You wrote: “${message}”.`.split(/(?<= )/);
  const body = new ReadableStream({
    async start(controller) {
      const send = (frame) => controller.enqueue(encoder.encode(`data: ${JSON.stringify(frame)}\n\n`));
      for (const content of words) {
        // The reader has pressed Stop or is gone: a real model would be told here.
        if (request.signal.aborted) return;
        send({ content, done: false });
        await wait(PIECE_MS);
      }
      send({ content: '', done: true });
      controller.close();
    },
  });
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
  });
}
