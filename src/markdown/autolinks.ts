/** A link whose text is its address. */
export type Autolink = { text: string; href: string; length: number };

const ANGLE_URL = /<([a-zA-Z][a-zA-Z\d+.-]{1,31}:[^\s<>\0-\x20]*)>/y;
const ANGLE_EMAIL =
  /<([a-zA-Z\d.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z\d](?:[a-zA-Z\d-]{0,61}[a-zA-Z\d])?(?:\.[a-zA-Z\d](?:[a-zA-Z\d-]{0,61}[a-zA-Z\d])?)*)>/y;

/** An address in angle brackets (CommonMark 6.5). */
export function readAutolink(source: string, start: number): Autolink | undefined {
  for (const [pattern, scheme] of [
    [ANGLE_URL, ''],
    [ANGLE_EMAIL, 'mailto:'],
  ] as const) {
    pattern.lastIndex = start;
    const [whole, address] = pattern.exec(source) ?? [];
    if (whole && address) return { text: address, href: scheme + address, length: whole.length };
  }
  return undefined;
}

// Longer than any address that browsers take, so that a text of half addresses is not read over and over again.
const BARE_URL = /(?:https?:\/\/|www\.)[^\s<|]{1,2000}/iy;
const DOMAIN = /^(?:https?:\/\/|(?=www\.))([\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*)/iu;

/** An address in running text (GFM 6.9). It ends before punctuation that belongs to the sentence. */
export function readBareUrl(source: string, start: number, isInBrackets: boolean): Autolink | undefined {
  const before = source[start - 1] ?? '';
  const isScheme = /h/i.test(source[start] ?? '');
  // Chinese sentences have no space before an address.
  const isApart = isScheme ? !/[a-z]/i.test(before) : /^[\s*_~(]?$/.test(before) || isCjk(before);
  if (!isApart) return undefined;
  BARE_URL.lastIndex = start;
  const [found] = BARE_URL.exec(source) ?? [];
  // The text of a link ends before the bracket that closes it.
  const match = isInBrackets ? found?.replace(/\].*$/, '') : found;
  const domain = DOMAIN.exec(match ?? '')?.[1];
  if (match === undefined || domain === undefined) return undefined;
  // No underscore in the last two segments of a domain.
  if (
    domain.split('.').slice(-2).join('').includes('_') ||
    (/^w/i.test(match) && domain.split('.').length < 2)
  )
    return undefined;
  const text = trimUrl(match);
  return { text, href: /^w/i.test(text) ? `http://${text}` : text, length: text.length };
}

/** Takes away what ends the sentence rather than the address; Chinese sentences go on without a space. */
function trimUrl(match: string): string {
  let url = match.replace(/[\u3000-\u303f\uff00-\uff0f\uff1a-\uff20\u2018-\u201f].*$/s, '');
  let surplus = (url.match(/\)/g)?.length ?? 0) - (url.match(/\(/g)?.length ?? 0);
  for (;;) {
    const last = url.at(-1) ?? '';
    const entity = last === ';' ? /&[a-zA-Z\d]+;$/.exec(url)?.[0] : undefined;
    if (entity) url = url.slice(0, -entity.length);
    else if (last === ')' && surplus > 0) {
      surplus--;
      url = url.slice(0, -1);
    } else if (/[?!.,:;*_~'"]/.test(last)) url = url.slice(0, -1);
    else return url;
  }
}

const EMAIL_AFTER = /@[a-zA-Z\d_-]+(?:\.[a-zA-Z\d_-]+)+/y;

/** A mail address around an `@`: so many characters of the text before it belong to it, and so many after it. */
export function readBareEmail(
  source: string,
  at: number,
  textBefore: string,
): { text: string; before: number; after: number } | undefined {
  const [name] = /[a-zA-Z\d.+_-]+$/.exec(textBefore.slice(-64)) ?? [];
  EMAIL_AFTER.lastIndex = at;
  const [domain] = EMAIL_AFTER.exec(source) ?? [];
  if (!name || !domain || /[-_]$/.test(domain)) return undefined;
  return { text: name + domain, before: name.length, after: domain.length };
}

function isCjk(char: string): boolean {
  return /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]/.test(char);
}
