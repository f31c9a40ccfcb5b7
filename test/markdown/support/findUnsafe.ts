const ELEMENTS =
  /^(?:div|p|h[1-6]|ul|ol|li|blockquote|hr|em|strong|del|code|pre|a|br|table|thead|tbody|tr|th|td|sup|section|span|button|small|input|svg|path|rect|circle|polyline|line)$/;
const ATTRIBUTES =
  /^(?:data-[a-z-]+|href|title|rel|target|start|value|type|disabled|checked|id|role|tabindex|scope|dir|aria-[a-z]+|viewbox|width|height|fill|stroke|stroke-[a-z]+|d|x|y|r[xy]?|c[xy]|points|focusable)$/i;
const SCHEMES = /^(?:https?|mailto):$/;
// Some addresses mean another thing on an https page than on an http one.
const BASES = ['https://chat.example/a/b', 'http://chat.example/a/b'];

/** What in a rendered answer could run, load or lead away; empty when there is nothing. */
export function findUnsafe(root: Element): string[] {
  return [...root.querySelectorAll('*')].flatMap((element) => {
    const tag = element.localName;
    const found = ELEMENTS.test(tag) ? [] : [`<${tag}>`];
    for (const { name, value } of element.attributes) {
      if (!ATTRIBUTES.test(name)) found.push(`${tag} ${name}="${value}"`);
      if (name === 'href') found.push(...BASES.flatMap((base) => unsafeHref(value, base)));
      if (name === 'target' && element.getAttribute('rel') !== 'noopener noreferrer')
        found.push(`target without rel: ${element.outerHTML}`);
    }
    return found;
  });
}

function unsafeHref(href: string, base: string): string[] {
  try {
    return SCHEMES.test(new URL(href, base).protocol) ? [] : [`href="${href}"`];
  } catch {
    // No browser takes it for an address, so it leads nowhere.
    return [];
  }
}
