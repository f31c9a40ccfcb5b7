// The "model": replace `generate` with your own and the server stays as it is. A real one takes the same shape,
// for instance with the OpenAI client:
//
//   export async function* generate(message, signal) {
//     const stream = await client.chat.completions.create(
//       { model, messages: [{ role: 'user', content: message }], stream: true },
//       { signal },
//     );
//     for await (const chunk of stream) yield chunk.choices[0]?.delta.content ?? '';
//   }

import { setTimeout as delay } from 'node:timers/promises';

const WORD_DELAY_MS = Number(process.env.WORD_DELAY_MS ?? 50);

const ANSWER = `You wrote: "{message}"

I am a very small model. I know nothing, but I say it one word at a time, as the large ones do, \
so everything that you see here is real: the request, the stream, and the pieces that arrive.

Press Stop, or Escape, and I stop writing at once. Ask something else whenever you like.`;

/** Writes the answer to a message, piece by piece. The signal aborts when the client leaves. */
export async function* generate(message, signal, files = []) {
  const answer = ANSWER.replace('{message}', () => shorten(message));
  yield* write([answer, ...files.map(describe)].join('\n\n'), signal);
}

/** What is known of a file. It comes as a `data:` URL with its bytes, or as the address that it was uploaded to. */
export function describe({ url, mediaType = 'unknown type', filename = 'unnamed' }) {
  const size = url.startsWith('data:') ? `${bytesOf(url).length} bytes` : `at ${url}`;
  return `You sent "${shorten(filename)}": ${mediaType}, ${size}.`;
}

function bytesOf(dataUrl) {
  const comma = dataUrl.indexOf(',');
  const isBase64 = dataUrl.slice(0, comma).endsWith(';base64');
  const data = dataUrl.slice(comma + 1);
  return isBase64 ? Buffer.from(data, 'base64') : Buffer.from(decodeURIComponent(data));
}

/** Yields a text word by word, each with the white space before it. */
export async function* write(text, signal, delayMs = WORD_DELAY_MS) {
  for (const [word] of text.matchAll(/\s*\S{1,16}/gu)) {
    yield word;
    await delay(delayMs, undefined, { signal });
  }
}

function shorten(message, limit = 200) {
  const characters = Array.from(message);
  return characters.length <= limit ? message : `${characters.slice(0, limit).join('')}…`;
}
