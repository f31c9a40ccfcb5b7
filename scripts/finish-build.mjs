/** What tsup leaves to do in dist: the style sheets, declarations for CommonJS, and 'use client' on line one. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { compileStyles } from './lib/styles.mjs';

const dist = new URL('../dist/', import.meta.url);

await writeStyles();
copyDeclarations();
dropBareImports();
for (const entry of ['index', 'markdown', 'math']) {
  putDirectiveFirst(`${entry}.js`);
  putDirectiveFirst(`${entry}.cjs`);
}

/**
 * Rollup keeps an import of a chunk of which an entry needs nothing. No chunk does anything by itself, as package.json
 * says, and esbuild warns its users of an import that it passes over. The line stays, empty, for the source map.
 */
function dropBareImports() {
  for (const name of readdirSync(dist).filter((file) => file.endsWith('.js'))) {
    const file = new URL(name, dist);
    const code = readFileSync(file, 'utf8');
    const kept = code.replace(/^import '\.\/chunk-[^']+';$/gm, '');
    if (kept !== code) writeFileSync(file, kept);
  }
}

/** CommonJS has the declarations of the modules under its own endings. Making them anew takes half of the build's time. */
function copyDeclarations() {
  for (const name of readdirSync(dist).filter((file) => file.endsWith('.d.ts'))) {
    const declarations = readFileSync(new URL(name, dist), 'utf8').replace(
      /((?:from|import) '\.\/[^']+)\.js'/g,
      "$1.cjs'",
    );
    writeFileSync(new URL(name.replace(/ts$/, 'cts'), dist), declarations);
  }
}

async function writeStyles() {
  const source = readFileSync(new URL('../src/styles.css', import.meta.url), 'utf8');
  const { plain, layered } = await compileStyles(source);
  for (const [name, css] of Object.entries({ 'styles.css': plain, 'styles.layer.css': layered })) {
    writeFileSync(new URL(name, dist), css);
    // Without a declaration TypeScript 6 refuses `import 'react-chat-stream/styles.css'` (TS2882). CommonJS, since
    // modules may import that too, while node16 forbids the reverse (TS1479).
    writeFileSync(new URL(`${name}.d.cts`, dist), 'export {};\n');
  }
}

/**
 * Rollup drops 'use client' and esbuild puts "use strict" before it, while some bundlers look for it on the first
 * line only. It goes in front of what is there, so that no line of the source map moves.
 */
function putDirectiveFirst(name) {
  const file = new URL(name, dist);
  const code = readFileSync(file, 'utf8').replace(/^"use client";$/m, '');
  writeFileSync(file, `"use client";${code}`);
}
