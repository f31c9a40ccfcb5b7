/** What tsup leaves to do in dist: the style sheets with their declarations, and 'use client' on line one. */
import { readFileSync, writeFileSync } from 'node:fs';
import { compileStyles } from './lib/styles.mjs';

const dist = new URL('../dist/', import.meta.url);

await writeStyles();
liftDirective('index.cjs');

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

/** esbuild puts "use strict" first; some bundlers look for 'use client' on the first line only. */
function liftDirective(name) {
  const file = new URL(name, dist);
  const code = readFileSync(file, 'utf8');
  writeFileSync(file, code.replace(/^("use strict";\n)("use client";\n)/, '$2$1'));
}
