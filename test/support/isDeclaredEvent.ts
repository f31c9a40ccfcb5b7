import { isChatError, type StreamEvent } from 'react-chat-stream/core';

type Check = (value: unknown) => boolean;

const string: Check = (value) => typeof value === 'string';
const boolean: Check = (value) => typeof value === 'boolean';
const record: Check = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const anything: Check = () => true;
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const reason: Check = (value) =>
  ['stop', 'length', 'content-filter', 'tool-calls', 'stopped', 'other'].includes(value as string);

/** The fields of each event, as `StreamEvent` declares them. */
const FIELDS: Record<StreamEvent['type'], Record<string, Check>> = {
  'message-start': { messageId: optional(string), metadata: optional(record) },
  'text-delta': { delta: string },
  'reasoning-delta': { delta: string },
  'tool-call-start': { toolCallId: string, toolName: string },
  'tool-call-delta': { toolCallId: string, delta: string },
  'tool-call-end': { toolCallId: string, toolName: optional(string), input: anything },
  'tool-result': { toolCallId: string, output: anything, errorText: optional(string) },
  source: { sourceId: string, url: optional(string), title: optional(string) },
  file: { url: string, mediaType: string, filename: optional(string) },
  data: { name: string, id: optional(string), data: anything, transient: optional(boolean) },
  metadata: { metadata: record },
  heartbeat: { isMessage: optional(boolean) },
  finish: { finishReason: optional(reason), metadata: optional(record) },
  error: { error: isChatError },
};

/** Whether an event is of a declared type, and all of its fields are declared ones of the declared types. */
export function isDeclaredEvent({ type, eventId, ...fields }: StreamEvent): boolean {
  const checks = Object.hasOwn(FIELDS, type) ? FIELDS[type] : undefined;
  if (!checks || !optional(string)(eventId)) return false;
  const values = fields as Record<string, unknown>;
  return (
    Object.keys(values).every((key) => Object.hasOwn(checks, key)) &&
    Object.entries(checks).every(([key, check]) => check(values[key]))
  );
}
