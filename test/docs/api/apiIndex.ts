import type { Reading } from './readEntries.ts';

/** The list of the pages. */
export function apiIndex({ entries }: Reading): string {
  const lines = entries.map(
    ({ specifier, page, intro, exports }) =>
      `| [\`${specifier}\`](./${page}) | ${intro.replaceAll('|', '\\|')} | ${exports.length} |`,
  );
  return [
    '<!-- Made of the comments in src: `npm run docs` writes it anew. -->',
    '# API reference',
    'Made of the types and comments of the source, so it says what the library does today; a test fails when it does not. A `?` behind a name: it may be left out, or `undefined`. Times are in milliseconds and sizes in bytes unless a name or a sentence says otherwise.',
    ['| entry point | | exports |', '|---|---|---:|', ...lines].join('\n'),
    'Style sheets: `react-chat-stream/styles.css`, and the same rules in `@layer chat` as `react-chat-stream/styles.layer.css`. See [Theming](../theming.md).',
    '',
  ].join('\n\n');
}
