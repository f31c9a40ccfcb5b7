import type { CodeHighlighter } from '../markdown/MarkdownPlugin.ts';
import type { CodeToken } from '../markdown/types.ts';
import type { Grammar, GrammarRule } from './Grammar.ts';

/**
 * The rest of a longer line is plain: nobody reads it, the line that is being written is read at every piece, and some
 * rules look ahead to the end of the line, so that what it costs grows faster than it does.
 */
const MAX_LINE_LENGTH = 500;

/** States within states; what is nested deeper is read as if it were not nested. */
const MAX_DEPTH = 50;
const MAX_TURNS = 8;

type State = { pattern: RegExp; rules: readonly GrammarRule[] };

const compiled = new WeakMap<readonly GrammarRule[], State>();

/** Reads the lines of one block. All that it remembers is a list of states, so a fork costs nothing. */
export function createHighlighter(grammar: Grammar, states: readonly string[] = ['start']): CodeHighlighter {
  let stack = states;

  function enter(next: string): void {
    if (next === '-') stack = stack.length > 1 ? stack.slice(0, -1) : stack;
    else if (next.startsWith('=')) stack = [...stack.slice(0, -1), next.slice(1)];
    else if (stack.length < MAX_DEPTH) stack = [...stack, next];
  }

  return {
    line(text) {
      const tokens: CodeToken[] = [];
      const end = Math.min(text.length, MAX_LINE_LENGTH);
      const line = text.slice(0, end);
      let position = 0;
      // A rule may find nothing and only lead elsewhere; those that lead in a circle are left after some turns.
      for (let turns = 0; turns < MAX_TURNS; ) {
        const { pattern, rules } = stateOf(grammar, stack.at(-1));
        pattern.lastIndex = position;
        const match = pattern.exec(line);
        if (!match) break;
        const [found] = match;
        const [, kind, next] = rules[match.indexOf(found, 1) - 1] ?? [];
        const after = match.index + found.length;
        addToken(tokens, line.slice(position, match.index));
        addToken(tokens, found, typeof kind === 'function' ? kind(found, line, after) : kind);
        turns = found ? 0 : turns + 1;
        position = after;
        if (next) enter(next);
      }
      addToken(tokens, text.slice(position));
      return tokens;
    },
    fork: () => createHighlighter(grammar, stack),
  };
}

/** The rules of a state as one pattern, in which each is a group. */
function stateOf(grammar: Grammar, name = 'start'): State {
  const rules = grammar[name] ?? grammar.start;
  let state = compiled.get(rules);
  if (!state) {
    state = { rules, pattern: new RegExp(rules.map(([{ source }]) => `(${source})`).join('|'), 'gu') };
    compiled.set(rules, state);
  }
  return state;
}

/** Neighbours of one kind become one token, so that the page has fewer elements. */
function addToken(tokens: CodeToken[], text: string, kind?: CodeToken['kind']): void {
  if (!text) return;
  const last = tokens.at(-1);
  if (last && last.kind === kind) tokens[tokens.length - 1] = { text: last.text + text, kind };
  else tokens.push({ text, kind });
}
