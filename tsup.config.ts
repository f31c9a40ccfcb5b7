import { defineConfig, type Options } from 'tsup';
import { leavePieces, ON_DEMAND } from './scripts/lib/onDemand.mjs';
import { pureReactCalls } from './scripts/lib/pureReactCalls.mjs';

const shared: Options = {
  entry: {
    // The entries with components say 'use client'; the others run anywhere.
    index: 'src/index.ts',
    core: 'src/core/index.ts',
    protocols: 'src/core/protocols/index.ts',
    markdown: 'src/markdown/index.ts',
    highlight: 'src/highlight/index.ts',
    math: 'src/math/index.ts',
    locales: 'src/locales/index.ts',
    themes: 'src/theme/presets/index.ts',
    msw: 'src/msw/index.ts',
  },
  // Made once: the build script copies them for CommonJS. tsup passes `baseUrl`, which TypeScript 6 reports as deprecated.
  dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
  sourcemap: true,
  // Off here and left to the build script, as the builds below run side by side in one folder.
  clean: false,
  esbuildPlugins: [pureReactCalls],
  target: 'es2022',
  external: ['react', 'react-dom', 'react/jsx-runtime', 'msw', 'temml'],
};

export default defineConfig([
  // Shared chunks, so that `ChatError` from '.' and from './core' is one class. Rollup's pass gathers the imports of
  // React, one a source file, into one; it drops 'use client', which the build script puts back.
  {
    ...shared,
    format: 'esm',
    splitting: true,
    treeshake: true,
    esbuildPlugins: [pureReactCalls, leavePieces],
  },
  { ...shared, entry: ON_DEMAND, format: 'esm', splitting: false, treeshake: true, dts: false },
  // No chunks, and the pieces inside: tsup splits CommonJS through a second compiler, which moves 'use client' off the first line.
  { ...shared, format: 'cjs', splitting: false, dts: false },
]);
