/** Each contestant's page as one production bundle: the same bundler, the same React, the same target. */
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const PAGES = fileURLToPath(new URL('../pages', import.meta.url));
export const BUILT = fileURLToPath(new URL('../.cache', import.meta.url));
const LIBRARY = fileURLToPath(new URL('../../dist', import.meta.url));
const REACT = fileURLToPath(new URL('../node_modules', import.meta.url));

const html = (id, hasStyles) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${id}</title>
${hasStyles ? '<link rel="stylesheet" href="page.css">\n' : ''}<style>html, body, #root { height: 100%; margin: 0 }</style>
<div id="root"></div>
<script type="module" src="page.js"></script>
`;

/** @returns {Promise<Record<string, number>>} Bytes of script a page, by the contestant's id. */
export async function buildPages(contestants) {
  rmSync(BUILT, { recursive: true, force: true });
  const sizes = {};
  for (const { id, page } of contestants) {
    const directory = path.join(BUILT, id);
    mkdirSync(directory, { recursive: true });
    const { metafile } = await build({
      entryPoints: { page: path.join(PAGES, page) },
      outdir: directory,
      bundle: true,
      splitting: true,
      format: 'esm',
      minify: true,
      target: 'es2022',
      jsx: 'automatic',
      metafile: true,
      logLevel: 'error',
      define: { 'process.env.NODE_ENV': '"production"' },
      loader: { '.woff': 'empty', '.woff2': 'empty', '.ttf': 'empty' },
      alias: {
        // What users install, built; its peers come from here, so that everybody runs on one React.
        'react-chat-stream': LIBRARY,
        react: path.join(REACT, 'react'),
        'react-dom': path.join(REACT, 'react-dom'),
      },
    });
    const outputs = Object.keys(metafile.outputs).map((output) => path.basename(output));
    writeFileSync(path.join(directory, 'index.html'), html(id, outputs.includes('page.css')));
    sizes[id] = statSync(path.join(directory, 'page.js')).size;
  }
  return sizes;
}
