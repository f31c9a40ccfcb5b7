import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ON_DEMAND } from './onDemand.mjs';
import { ROOT } from './project.mjs';

const DIRECTIVE = /^(['"])use client\1;/;

/**
 * 'use client' belongs on the first line of the entries with components in both formats and nowhere else: the other entries and
 * the shared chunks are for servers too. And the entries without React must not import it, however indirectly.
 *
 * @returns {string[]} One sentence a fault.
 */
export function checkDist(dist = path.join(ROOT, 'dist')) {
  const files = readdirSync(dist).filter((name) => /\.c?js$/.test(name));
  const code = new Map(files.map((name) => [name, readFileSync(path.join(dist, name), 'utf8')]));
  const faults = [];
  for (const [name, text] of code) {
    const wanted = /^(?:index|markdown|math)\.c?js$/.test(name);
    if (wanted && !DIRECTIVE.test(text)) faults.push(`dist/${name} does not begin with 'use client'.`);
    if (!wanted && /^\s*(['"])use client\1/m.test(text)) faults.push(`dist/${name} says 'use client'.`);
  }
  for (const name of ['core', 'protocols', 'highlight', 'locales', 'themes', 'msw'].flatMap((entry) => [
    `${entry}.js`,
    `${entry}.cjs`,
  ])) {
    const path = pathToReact(code, name);
    if (path) faults.push(`dist/${path.join(' -> ')} imports React.`);
  }
  for (const name of Object.keys(ON_DEMAND)) {
    const imported = code.get(`${name}.js`)?.match(/from\s*["']\.[^"']*["']/);
    if (imported)
      faults.push(`dist/${name}.js is fetched on demand and has to be a whole, but it has ${imported[0]}.`);
    if (!code.get('index.js')?.includes(`import('./${name}.js')`))
      faults.push(`dist/index.js does not fetch ${name}.js.`);
  }
  return [...faults, ...missingTargets()];
}

function pathToReact(code, name, seen = new Set()) {
  if (seen.has(name)) return undefined;
  seen.add(name);
  const text = code.get(name) ?? '';
  if (/(?:from\s*|import\s*|require\()["']react(?:-dom)?(?:\/[^"']*)?["']/.test(text)) return [name];
  for (const [, chunk] of text.matchAll(/["']\.\/([^"']+\.c?js)["']/g)) {
    const rest = pathToReact(code, chunk, seen);
    if (rest) return [name, ...rest];
  }
  return undefined;
}

/** Every file that package.json promises has to be there. */
function missingTargets() {
  const { exports } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const leaves = (value) => (typeof value === 'string' ? [value] : Object.values(value).flatMap(leaves));
  return leaves(exports)
    .filter((target) => !existsSync(path.join(ROOT, target)))
    .map((target) => `package.json exports ${target}, and there is no such file.`);
}
