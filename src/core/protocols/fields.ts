import { isRecord } from '../serverError.ts';

/** A string of a frame. Throws where it is anything else, as the frame is malformed then. */
export function text(value: unknown): string {
  if (typeof value !== 'string') throw value;
  return value;
}

/** A string that a frame may lack. `null` means the same as absent: servers in typed languages write it out. */
export const optionalText = (value: unknown): string | undefined => (value == null ? undefined : text(value));

/** An object of a frame. Throws where it is anything else. */
export function record(value: unknown): Record<string, unknown> {
  if (!isRecord(value)) throw value;
  return value;
}

/** An array of a frame. Throws where it is anything else. */
export function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw value;
  return value;
}

/** Text of a frame; empty where it is absent, `null` or of another type. For formats that many imitate. */
export const asText = (value: unknown): string => (typeof value === 'string' ? value : '');
