import { HttpResponse } from 'msw';
import type { Answer } from './answer.ts';
import { type Continuation, continueAnswer } from './answerMemory.ts';
import type { ChatDeliveryFault, ChatFault, ChatResponseFault } from './ChatFault.ts';
import { ATTACH } from './createManualReply.ts';
import { createJsonAnswer } from './jsonAnswer.ts';
import { pause } from './pause.ts';
import { playReply } from './playReply.ts';
import { respondWithFault } from './respond.ts';
import { createStreamAnswer } from './streamAnswer.ts';
import { tokenize } from './tokenize.ts';
import type { ChatMockOptions, ChatMockRequest, ChatReply } from './types.ts';

const HEAD_MS = 5000;

/** How one request is answered. */
export type Plan = {
  options: ChatMockOptions;
  fault: ChatFault | undefined;
  /** Called once there is an answer: what is said, and where a resumable mock goes on with it. */
  begin(): { reply: Promise<ChatReply>; continuation: Continuation | undefined };
  onCancel(): void;
};

/** Answers a request, or fails as its fault says. */
export async function answerRequest(request: ChatMockRequest, plan: Plan): Promise<Response> {
  const { fault } = plan;
  const { signal } = request.request;
  if (fault?.type === 'hang' || fault?.type === 'slow-head') {
    await pause(fault.type === 'hang' ? Infinity : (fault.headMs ?? HEAD_MS), signal);
    if (signal.aborted || fault.type === 'hang') {
      plan.onCancel();
      return HttpResponse.error();
    }
  }
  if (fault && isResponseFault(fault))
    return respondWithFault(fault, { ...request, url: request.request.url });

  const answer = createAnswer(request, plan);
  const { reply, continuation } = plan.begin();
  const said = await reply;
  // One JSON value has no middle in which it could go on.
  const whole = continuation && {
    ...continuation,
    from: sendsStream(request, fault) ? continuation.from : 0,
  };
  const output = whole ? continueAnswer(answer, whole) : answer;
  if (typeof said !== 'string') said[ATTACH](output);
  else {
    const { tokensPerSecond = 0, latencyMs = 0 } = plan.options;
    void playReply(output, tokenize(said).slice(continuation?.log.sent.length), {
      tokensPerSecond,
      latencyMs: latencyMs + ((fault?.type === 'burst' && fault.silenceMs) || 0),
      fault: fault && isDeliveryFault(fault) ? undefined : fault,
    });
  }
  return answer.response;
}

function createAnswer(request: ChatMockRequest, { options, fault, onCancel }: Plan): Answer {
  const create = sendsStream(request, fault) ? createStreamAnswer : createJsonAnswer;
  const answer = create({
    newline: options.newline ?? 'lf',
    byteOrderMark: options.byteOrderMark,
    splitBytes: options.splitBytes,
    pingMs: (fault?.type === 'stall' && fault.pingMs) || options.pingMs,
    isHeld: fault?.type === 'burst',
    contentType:
      fault?.type === 'content-type' || fault?.type === 'ignores-stream' ? fault.contentType : undefined,
    onCancel,
  });
  followAbort(request.request, answer);
  return answer;
}

function sendsStream({ stream }: ChatMockRequest, fault: ChatFault | undefined): boolean {
  return stream !== (fault?.type === 'ignores-stream');
}

/** Node shows an abort on the request, a browser on the body; an answer takes either, once. */
function followAbort({ signal }: Request, answer: Answer): void {
  if (signal.aborted) answer.cancel();
  else signal.addEventListener('abort', () => answer.cancel(), { signal: answer.over });
}

const RESPONSE_FAULTS: readonly string[] = ['status', 'html', 'redirect', 'empty', 'refuse'] satisfies Array<
  ChatResponseFault['type']
>;

function isResponseFault(fault: ChatFault): fault is Exclude<ChatResponseFault, { type: 'hang' }> {
  return RESPONSE_FAULTS.includes(fault.type);
}

const DELIVERY_FAULTS: readonly string[] = [
  'slow-head',
  'burst',
  'content-type',
  'ignores-stream',
] satisfies Array<ChatDeliveryFault['type']>;

function isDeliveryFault(fault: ChatFault): fault is ChatDeliveryFault {
  return DELIVERY_FAULTS.includes(fault.type);
}
