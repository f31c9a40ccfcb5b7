/**
 * The budgets, for `npm run check`. They are what was measured and a little more: they go down, not up.
 */

import { ON_DEMAND } from './scripts/lib/onDemand.mjs';

const chatWindow = { path: 'dist/index.js', import: '{ ChatWindow }', gzip: true };

/** Left out of what a page fetches first; that `import()` leads to them is left in. */
const onDemand = Object.keys(ON_DEMAND).map((name) => `./dist/${name}.js`);

/** Everything, each file by itself, as they travel. */
const split = (config) => ({ ...config, format: 'esm', splitting: true });

export default [
  { ...chatWindow, name: 'ChatWindow with Markdown, first load', ignore: onDemand, limit: '39 kB' },
  {
    ...chatWindow,
    name: 'ChatWindow with Markdown, and all that it loads on demand',
    modifyEsbuildConfig: split,
    limit: '49.4 kB',
  },
  { name: 'useChatStream', path: 'dist/index.js', import: '{ useChatStream }', limit: '7.85 kB', gzip: true },
  {
    name: './markdown ChatMarkdown',
    path: 'dist/markdown.js',
    import: '{ ChatMarkdown }',
    limit: '14.9 kB',
    gzip: true,
  },
  {
    name: './highlight codeHighlighting',
    path: 'dist/highlight.js',
    import: '{ codeHighlighting }',
    limit: '6.8 kB',
    gzip: true,
  },
  {
    name: './math mathFormulas, without temml',
    path: 'dist/math.js',
    import: '{ mathFormulas }',
    ignore: ['temml'],
    limit: '2.28 kB',
    gzip: true,
  },
  { name: 'styles.css', path: 'dist/styles.css', limit: '7.4 kB', gzip: true },
  { name: './locales ar', path: 'dist/locales.js', import: '{ ar }', limit: '2.58 kB', gzip: true },
  { name: './themes ocean', path: 'dist/themes.js', import: '{ ocean }', limit: '0.69 kB', gzip: true },
  {
    name: './protocols simple',
    path: 'dist/protocols.js',
    import: '{ simple }',
    limit: '0.51 kB',
    gzip: true,
  },
  {
    name: './protocols openaiChat',
    path: 'dist/protocols.js',
    import: '{ openaiChat }',
    limit: '1.4 kB',
    gzip: true,
  },
  {
    name: './protocols openaiResponses',
    path: 'dist/protocols.js',
    import: '{ openaiResponses }',
    limit: '1.47 kB',
    gzip: true,
  },
  {
    name: './protocols ollama',
    path: 'dist/protocols.js',
    import: '{ ollama }',
    limit: '0.98 kB',
    gzip: true,
  },
  {
    name: './protocols anthropicMessages',
    path: 'dist/protocols.js',
    import: '{ anthropicMessages }',
    limit: '2.02 kB',
    gzip: true,
  },
  { name: './protocols aiSdk', path: 'dist/protocols.js', import: '{ aiSdk }', limit: '1.2 kB', gzip: true },
  { name: './protocols agUi', path: 'dist/protocols.js', import: '{ agUi }', limit: '1.95 kB', gzip: true },
  {
    name: './protocols plainText',
    path: 'dist/protocols.js',
    import: '{ plainText }',
    limit: '0.42 kB',
    gzip: true,
  },
  {
    name: './core createChatStore',
    path: 'dist/core.js',
    import: '{ createChatStore }',
    limit: '7.7 kB',
    gzip: true,
  },
];
