import { build } from 'esbuild';
import { ROOT } from '../../../scripts/lib/project.mjs';

/** Bundles the fixture page, the library's source and a development React in it, since only that mounts twice. */
export async function buildPage(): Promise<string> {
  const { outputFiles } = await build({
    // The aliases are the `paths` of its tsconfig.json.
    absWorkingDir: ROOT,
    entryPoints: ['test/engines/page/main.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    sourcemap: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"development"' },
  });
  const [file] = outputFiles;
  if (!file) throw new Error('esbuild gave nothing.');
  return file.text;
}
