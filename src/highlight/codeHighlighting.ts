import type { MarkdownPlugin } from '../markdown/MarkdownPlugin.ts';
import { createHighlighter } from './createHighlighter.ts';
import type { Grammar } from './Grammar.ts';
import { LANGUAGES } from './languages.ts';

/** A language: its grammar, or a function that loads it when a text first needs it. */
export type CodeLanguage = Grammar | (() => Promise<Grammar>);

/** Options of `codeHighlighting`. */
export type CodeHighlightingOptions = {
  /** Further languages, or other grammars for those that are built in, by the word after the fence in lower case. */
  languages?: Readonly<Record<string, CodeLanguage>> | undefined;
};

/**
 * A Markdown plugin that colours code, line by line: a line that is finished is never read again. Make it once,
 * outside of the render function.
 */
export function codeHighlighting({ languages = {} }: CodeHighlightingOptions = {}): MarkdownPlugin {
  const loaded = new Map<string, Grammar | undefined>();
  const loading = new Map<string, Promise<void>>();

  function load(name: string, loader: () => Promise<Grammar>): Promise<void> {
    const promise = loader().then(
      (grammar) => void loaded.set(name, grammar),
      // Code stays readable without its colours.
      (error: unknown) => {
        loaded.set(name, undefined);
        console.warn(`The grammar of "${name}" did not load, so its code stays plain.`, error);
      },
    );
    loading.set(name, promise);
    return promise;
  }

  return {
    name: 'code-highlighting',
    highlight(language) {
      const name = language.toLowerCase();
      const own = Object.hasOwn(languages, name) ? languages[name] : undefined;
      if (typeof own === 'function' && !loaded.has(name)) return loading.get(name) ?? load(name, own);
      const grammar = typeof own === 'function' ? loaded.get(name) : (own ?? LANGUAGES.get(name));
      return grammar && createHighlighter(grammar);
    },
  };
}
