/** What the links and images of an answer may do. What the model writes is not to be trusted. */
export type MarkdownPolicy = {
  /**
   * Schemes that a link may have, without the colon. Relative links always pass; anything else stays without `href`.
   * @defaultValue `['http', 'https', 'mailto']`
   */
  links?: readonly string[];
  /**
   * Origins from which images load by themselves, such as `'https://cdn.example.com'`; `true` for all. Others wait for
   * a click: the address of an image is a way to send what was said to somebody else's server.
   * @defaultValue `[]`
   */
  images?: readonly string[] | boolean;
};

const DEFAULT_SCHEMES: readonly string[] = ['http', 'https', 'mailto'];
// Tells relative addresses: their origin becomes this one.
const NOWHERE = 'http://relative.invalid';

/** The address of a link, if it may be one. It is read as browsers read it: they pass over tabs and line breaks within. */
export function allowedHref(href: string | undefined, policy: MarkdownPolicy): string | undefined {
  const url = href === undefined ? undefined : parseUrl(href);
  if (!url) return undefined;
  const isRelative = url.origin === NOWHERE;
  const schemes = policy.links ?? DEFAULT_SCHEMES;
  return isRelative || schemes.includes(url.protocol.slice(0, -1)) ? href : undefined;
}

/** Whether an image loads: by itself, when asked for, or never. */
export function imageAccess(
  src: string,
  policy: MarkdownPolicy,
): { access: 'open' | 'ask' | 'never'; host: string } {
  const url = parseUrl(src);
  const host = url?.origin === NOWHERE ? '' : (url?.host ?? '');
  if (!src.trim() || !url || !/^https?:$/.test(url.protocol)) return { access: 'never', host };
  const { images } = policy;
  const { origin } = url.origin === NOWHERE ? (globalThis.location ?? url) : url;
  const isTrusted = typeof images === 'object' ? images.includes(origin) : images;
  return { access: isTrusted ? 'open' : 'ask', host };
}

function parseUrl(address: string): URL | undefined {
  try {
    return new URL(address, NOWHERE);
  } catch {
    // Not an address at all.
    return undefined;
  }
}
