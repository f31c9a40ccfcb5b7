/**
 * The budgets, for `npm run check`. They are what was measured and a little more: they go down, not up.
 */

import { ON_DEMAND } from './scripts/lib/onDemand.mjs';

/** What comes of importing one thing from one entry. */
const budget = (entry, thing, limit) => ({
  name: `./${entry} ${thing}`,
  path: `dist/${entry}.js`,
  import: `{ ${thing} }`,
  limit,
  gzip: true,
});

/** Left out of what a page fetches first; that `import()` leads to them is left in. */
const onDemand = Object.keys(ON_DEMAND).map((name) => `./dist/${name}.js`);

/** Everything, each file by itself, as they travel. */
const split = (config) => ({ ...config, format: 'esm', splitting: true });

export default [
  {
    ...budget('index', 'ChatWindow', '39.2 kB'),
    name: 'ChatWindow with Markdown, first load',
    ignore: onDemand,
  },
  {
    ...budget('index', 'ChatWindow', '49.8 kB'),
    name: 'ChatWindow with Markdown, and all that it loads on demand',
    modifyEsbuildConfig: split,
  },
  { ...budget('index', 'useChatStream', '7.9 kB'), name: 'useChatStream' },
  budget('markdown', 'ChatMarkdown', '14.9 kB'),
  budget('highlight', 'codeHighlighting', '6.8 kB'),
  {
    ...budget('math', 'mathFormulas', '2.28 kB'),
    name: './math mathFormulas, without temml',
    ignore: ['temml'],
  },
  { name: 'styles.css', path: 'dist/styles.css', limit: '7.5 kB', gzip: true },
  budget('locales', 'ar', '2.58 kB'),
  budget('themes', 'ocean', '0.69 kB'),
  budget('protocols', 'simple', '0.51 kB'),
  budget('protocols', 'openaiChat', '1.4 kB'),
  budget('protocols', 'openaiResponses', '1.47 kB'),
  budget('protocols', 'ollama', '0.98 kB'),
  budget('protocols', 'anthropicMessages', '2.02 kB'),
  budget('protocols', 'aiSdk', '1.2 kB'),
  budget('protocols', 'agUi', '1.95 kB'),
  budget('protocols', 'plainText', '0.42 kB'),
  budget('core', 'createChatStore', '7.75 kB'),
];
