/** 52 random bits: unique within a conversation is enough, and `crypto.randomUUID` is missing on plain-HTTP pages. */
export const randomId = (): string => Math.random().toString(36).slice(2);
