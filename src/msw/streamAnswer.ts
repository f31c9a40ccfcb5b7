import { HttpResponse } from 'msw';
import { type Answer, type AnswerOptions, abortError, connectionError } from './answer.ts';
import { createBytePipe } from './bytePipe.ts';
import { malformedJson, sseFrame, ssePing } from './frames.ts';

/** Answers with an event stream: `data: {"content": …, "done": …}`. */
export function createStreamAnswer({ newline, splitBytes, pingMs, onCancel }: AnswerOptions): Answer {
  const pipe = createBytePipe(splitBytes, onCancel);
  if (pingMs !== undefined && pingMs > 0) {
    const pings = setInterval(() => pipe.send(ssePing(newline)), pingMs);
    pipe.over.addEventListener('abort', () => clearInterval(pings));
  }
  // A stream of this very content type is what MSW's worker hands on uncloned, so that a cancellation gets here.
  const headers = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' };

  return {
    response: Promise.resolve(new HttpResponse(pipe.body, { headers })),
    over: pipe.over,
    write: (text) => pipe.send(sseFrame(JSON.stringify({ content: text, done: false }), newline)),
    writeMalformed: (text, variant) =>
      pipe.send(sseFrame(malformedJson({ content: text, done: false }, variant), newline)),
    sendRaw: pipe.send,
    reportError(error, event) {
      pipe.send(sseFrame(JSON.stringify({ error }), newline, event));
      pipe.end();
    },
    finish() {
      pipe.send(sseFrame(JSON.stringify({ content: '', done: true }), newline));
      pipe.end();
    },
    close: pipe.end,
    drop: () => pipe.fail(connectionError()),
    cancel() {
      if (pipe.over.aborted) return;
      pipe.abort(abortError());
      onCancel();
    },
  };
}
