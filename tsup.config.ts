import { defineConfig } from 'tsup';

export default defineConfig({
  entry: {
    // Only this entry says 'use client' (on its own first line, where esbuild keeps it); the others run anywhere.
    index: 'src/index.ts',
    core: 'src/core/index.ts',
    protocols: 'src/core/protocols/index.ts',
    locales: 'src/locales/index.ts',
    msw: 'src/msw/index.ts',
  },
  format: ['esm', 'cjs'],
  // Shared chunks: `ChatError` from '.' and from './core' is one class. (`treeshake` stays off: it drops 'use client'.)
  splitting: true,
  // tsup passes `baseUrl`, which TypeScript 6 reports as deprecated.
  dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
  sourcemap: true,
  clean: true,
  target: 'es2022',
  external: ['react', 'react-dom', 'react/jsx-runtime', 'msw'],
});
