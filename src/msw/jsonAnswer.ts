import { HttpResponse } from 'msw';
import { type Answer, type AnswerOptions, abortError, connectionError } from './answer.ts';
import { createBytePipe } from './bytePipe.ts';
import { malformedJson } from './frames.ts';

/** Answers with one JSON body, `{"content": …}`, sent when everything has been written. */
export function createJsonAnswer({ splitBytes, onCancel }: AnswerOptions): Answer {
  const pipe = createBytePipe(splitBytes, onCancel);
  let content = '';
  let broken: string | undefined;
  let respond: (response: Response) => void;
  const response = new Promise<Response>((resolve) => {
    respond = resolve;
  });

  function sendHead(): void {
    respond(new HttpResponse(pipe.body, { headers: { 'content-type': 'application/json' } }));
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
      broken = malformedJson({ content: content + text }, variant);
    },
    sendRaw(text) {
      broken = (broken ?? '') + text;
    },
    reportError: (error) => end(JSON.stringify({ error })),
    finish: () => end(broken ?? JSON.stringify({ content })),
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
