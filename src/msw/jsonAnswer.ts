import { HttpResponse } from 'msw';
import { type Answer, type AnswerOptions, abortError, connectionError, errorBody } from './answer.ts';
import { createBytePipe } from './bytePipe.ts';
import { malformedData } from './frames.ts';
import { responseHeaders } from './responseHeaders.ts';

/** Answers with one JSON body, `{"content": …}`, sent when everything has been written. */
export function createJsonAnswer(options: AnswerOptions): Answer {
  const { contentType, onCancel } = options;
  const pipe = createBytePipe(options, onCancel);
  let content = '';
  let broken: string | undefined;
  let isBegun = false;
  let respond: (response: Response) => void;
  const response = new Promise<Response>((resolve) => {
    respond = resolve;
  });

  function sendHead(): void {
    if (isBegun) return;
    isBegun = true;
    respond(new HttpResponse(pipe.body, { headers: responseHeaders('application/json', contentType) }));
  }
  function end(body: string): void {
    if (pipe.over.aborted) return;
    sendHead();
    pipe.send(body);
    pipe.end();
  }
  /** The body as far as it would be on the wire, its closing quote and brace still missing. */
  function cutShort(): string {
    return JSON.stringify({ content }).slice(0, -2);
  }

  return {
    response,
    over: pipe.over,
    write(text) {
      content += text;
    },
    writeMalformed(text, variant) {
      content += text;
      broken = malformedData({ content }, variant);
    },
    insert(data) {
      if (typeof data.content === 'string') content += data.content;
    },
    beginValue() {
      sendHead();
      pipe.send(cutShort());
    },
    sendRaw(text) {
      if (isBegun) pipe.send(text);
      else broken = (broken ?? '') + text;
    },
    reportError: (error) => end(errorBody(error)),
    finish(fault) {
      if (fault !== 'no-close') return end(broken ?? JSON.stringify({ content }));
      sendHead();
      pipe.send(broken ?? JSON.stringify({ content }));
    },
    close: () => end(broken ?? cutShort()),
    drop() {
      if (pipe.over.aborted) return;
      sendHead();
      pipe.send(cutShort());
      pipe.fail(connectionError());
    },
    cancel() {
      if (pipe.over.aborted) return;
      sendHead();
      pipe.abort(abortError());
      onCancel();
    },
  };
}
