import { HttpResponse } from 'msw';
import { type Answer, type AnswerOptions, abortError, connectionError, errorBody } from './answer.ts';
import { createBytePipe } from './bytePipe.ts';
import { malformedData, sseFrame, ssePing, withoutBlankLine } from './frames.ts';
import { responseHeaders } from './responseHeaders.ts';

const BYTE_ORDER_MARK = '\ufeff';

/** Answers with an event stream: `data: {"content": …, "done": …}`. */
export function createStreamAnswer(options: AnswerOptions): Answer {
  const { newline, pingMs, contentType, onCancel } = options;
  const pipe = createBytePipe(options, onCancel);
  if (options.byteOrderMark) pipe.send(BYTE_ORDER_MARK);
  if (pingMs !== undefined && pingMs > 0) {
    const pings = setInterval(() => pipe.send(ssePing(newline)), pingMs);
    pipe.over.addEventListener('abort', () => clearInterval(pings));
  }
  // A stream of this very content type is what MSW's worker hands on uncloned, so that a cancellation gets here.
  const headers = responseHeaders('text/event-stream; charset=utf-8', contentType);

  function frame(content: string, done: boolean, id?: string): string {
    return sseFrame(JSON.stringify({ content, done }), newline, { id });
  }

  return {
    response: Promise.resolve(new HttpResponse(pipe.body, { headers })),
    over: pipe.over,
    write: (text, id) => pipe.send(frame(text, false, id)),
    writeMalformed: (text, variant, id) =>
      pipe.send(sseFrame(malformedData({ content: text, done: false }, variant), newline, { id })),
    insert: (data, event) => pipe.send(sseFrame(JSON.stringify(data), newline, { event })),
    beginValue: () => pipe.send('data: {"content":"'),
    sendRaw: pipe.send,
    reportError(error) {
      const { event = error.shape === 'text' ? 'error' : undefined } = error;
      pipe.send(sseFrame(errorBody(error), newline, { event }));
      pipe.end();
    },
    finish(fault, id) {
      const terminator = frame('', true, id);
      pipe.send(fault === 'no-final-blank-line' ? withoutBlankLine(terminator, newline) : terminator);
      if (fault === 'extra-after-done') pipe.send(frame('Too late.', false) + frame('', true));
      if (fault !== 'no-close') pipe.end();
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
