import type { Grammar } from './Grammar.ts';
import { c, cpp, csharp, go, java, kotlin, php, rust, swift } from './languages/curly.ts';
import { css, graphql, json, sql, toml, yaml } from './languages/data.ts';
import { javascript, tsx, typescript } from './languages/javascript.ts';
import { diff, html, markdown } from './languages/markup.ts';
import { bash, dockerfile, python, ruby } from './languages/scripts.ts';

const NAMES: readonly (readonly [names: string, grammar: Grammar])[] = [
  ['javascript js jsx mjs cjs node', javascript],
  ['typescript ts mts cts', typescript],
  ['tsx', tsx],
  ['json json5 jsonc jsonl', json],
  ['html htm xml svg vue svelte astro xhtml', html],
  ['css scss less', css],
  ['python py python3', python],
  ['bash sh shell zsh console shellsession', bash],
  ['go golang', go],
  ['rust rs', rust],
  ['java', java],
  ['kotlin kt kts', kotlin],
  ['swift', swift],
  ['c h', c],
  ['cpp c++ cc cxx hpp', cpp],
  ['csharp c# cs', csharp],
  ['php', php],
  ['ruby rb', ruby],
  ['sql postgresql mysql sqlite', sql],
  ['yaml yml', yaml],
  ['toml ini properties', toml],
  ['graphql gql', graphql],
  ['dockerfile docker', dockerfile],
  ['markdown md mdx', markdown],
  ['diff patch', diff],
];

/** Every language that is built in, under each of its names. */
export const LANGUAGES: ReadonlyMap<string, Grammar> = new Map(
  NAMES.flatMap(([names, grammar]) => names.split(' ').map((name) => [name, grammar] as const)),
);
