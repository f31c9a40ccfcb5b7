import type { FilePart } from '../../core/types.ts';
import { allowedHref, imageAccess, type MarkdownPolicy } from '../../markdown/markdownPolicy.ts';

/** What may be done with the address of a file. `host` is the server that would learn of the reader. */
export type AttachmentAddress = {
  kind: 'image' | 'file';
  /** `undefined` for an address that nobody should follow. */
  href: string | undefined;
  access: 'open' | 'ask';
  host: string;
};

/** Scripts run in an SVG that is opened, so it is a file like any other. */
const RASTER = /^image\/(?!svg)/i;
const RASTER_DATA = /^data:image\/(?!svg)[\w.+-]+[;,]/i;
const WEB: MarkdownPolicy = { links: ['http', 'https'] };

/**
 * Judges the address of a file. An image from the web loads by itself where the user has attached it or `policy` lets
 * it; what a model names may be a way to tell somebody else's server what was said.
 */
export function attachmentAddress(
  { url, mediaType }: FilePart,
  isTrusted: boolean,
  policy: MarkdownPolicy,
): AttachmentAddress {
  // Servers leave out what the type promises.
  const address = (url ?? '').trim();
  const isData = /^data:/i.test(address);
  const isLocal = isData || /^blob:/i.test(address);
  const href = isLocal ? address : allowedHref(address || undefined, WEB);
  const isImage = isData ? RASTER_DATA.test(address) : RASTER.test(mediaType ?? '');
  if (!href || !isImage) return { kind: 'file', href, access: 'open', host: '' };
  if (isLocal) return { kind: 'image', href, access: 'open', host: '' };
  const { access, host } = imageAccess(address, isTrusted ? { images: true } : policy);
  return { kind: 'image', href, access: access === 'open' ? 'open' : 'ask', host };
}

/** How many bytes a `data:` URL holds; `undefined` for any other. */
export function bytesOf(url: string | undefined): number | undefined {
  const comma = url?.startsWith('data:') ? url.indexOf(',') : -1;
  if (!url || comma < 0) return undefined;
  const length = url.length - comma - 1;
  if (!url.slice(0, comma).endsWith(';base64')) return length;
  return Math.floor((length * 3) / 4) - (url.endsWith('==') ? 2 : url.endsWith('=') ? 1 : 0);
}

/** Opens an image that is held in a `data:` URL: browsers follow no link to one. */
export function openDataImage(url: string): void {
  const [, type, isBase64, content = ''] = /^data:([^;,]*)[^,]*?(;base64)?,(.*)$/is.exec(url) ?? [];
  const bytes = isBase64
    ? Uint8Array.from(atob(content), (character) => character.charCodeAt(0))
    : decodeURIComponent(content);
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  window.open(address, '_blank', 'noopener');
  // The new page has read it long before.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
