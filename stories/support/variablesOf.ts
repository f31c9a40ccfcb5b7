/** The public variables (`--chat-*`) that those rules read whose selector names one of these attributes, sorted. */
export function variablesOf(css: string, attributes: readonly string[]): readonly string[] {
  const source = css.replace(/\/\*.*?\*\//gs, '');
  const isOurs = (selector: string): boolean =>
    attributes.some((name) => RegExp(`\\[${name}[\\]=~]`).test(selector));
  const found = new Set<string>();
  const seen = new Set<string>();

  /** A private name (`--_*`) stands for those that it is made of. */
  function collect(value: string): void {
    for (const [, name = ''] of value.matchAll(/var\(\s*(--(?:chat|_)[\w-]*)/g)) {
      if (seen.has(name) || name.startsWith('--chat-default-')) continue;
      seen.add(name);
      if (name.startsWith('--chat-')) found.add(name);
      else
        for (const [, definition = ''] of source.matchAll(RegExp(`${name}:([^;]*);`, 'g')))
          collect(definition);
    }
  }

  for (const [, selector = '', body = ''] of source.matchAll(/([^{}]*)\{([^{}]*)\}/g)) {
    if (isOurs(selector)) collect(body);
  }
  return [...found].sort();
}
