/** What the links and images of an answer may do. What the model writes is not to be trusted. */
export type MarkdownPolicy = {
  /**
   * Schemes that a link may have, without the colon. Relative links always pass; anything else stays without `href`.
   * @defaultValue `['http', 'https', 'mailto']`
   */
  links?: readonly string[] | undefined;
  /**
   * Origins from which images load by themselves, such as `'https://cdn.example.com'`, and `'self'` for relative
   * addresses; `true` for all. Others wait for a click: the address of an image is a way to send what was said to
   * somebody else's server.
   * @defaultValue `[]`
   */
  images?: readonly string[] | boolean | undefined;
};

const DEFAULT_SCHEMES: readonly string[] = ['http', 'https', 'mailto'];

type Address = { scheme: string | undefined; isRelative: boolean; url: URL };

/** The address of a link, if it may be one. */
export function allowedHref(href: string | undefined, policy: MarkdownPolicy): string | undefined {
  const address = href === undefined ? undefined : readAddress(href);
  if (href === undefined || !address) return undefined;
  const { links = DEFAULT_SCHEMES } = policy;
  const { scheme, isRelative } = address;
  // Without a scheme but with a host, an address takes the scheme of the page.
  const isAllowed = scheme === undefined ? links.includes('https') : links.includes(scheme);
  // Browsers read a backslash as a slash, Markdown means the character (CommonMark 6.3).
  return isRelative || isAllowed ? href.replaceAll('\\', '%5C') : undefined;
}

/** Whether an image loads: by itself, when asked for, or never. `host` is empty for one of the page's own server. */
export function imageAccess(
  src: string,
  { images = [] }: MarkdownPolicy,
): { access: 'open' | 'ask' | 'never'; host: string } {
  const address = readAddress(src);
  if (!address || !/^(?:https?)?$/.test(address.scheme ?? '')) return { access: 'never', host: '' };
  const { isRelative, scheme, url } = address;
  if (images === true) return { access: 'open', host: isRelative ? '' : url.host };
  const source = isRelative ? 'self' : scheme && url.origin;
  const isTrusted = images !== false && source !== undefined && images.includes(source);
  return { access: isTrusted ? 'open' : 'ask', host: isRelative ? '' : url.host };
}

/**
 * Reads an address as browsers do: they pass over control characters and spaces before it, and over tabs and line
 * breaks within. Without a scheme it is relative, unless it names a host; `https:x` is one thing on one page and
 * another on the next, so it is none.
 */
function readAddress(text: string): Address | undefined {
  const address = text.replace(/^[\0-\x20]+|[\t\n\r]/g, '');
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(address)?.[1]?.toLowerCase();
  const hasHost = /^(?:[a-z]+:)?[\\/]{2}/i.test(address);
  if (/^https?$/.test(scheme ?? '') && !hasHost) return undefined;
  try {
    return { scheme, isRelative: !scheme && !hasHost, url: new URL(address, 'https://relative.invalid') };
  } catch {
    // Not an address at all.
    return undefined;
  }
}
