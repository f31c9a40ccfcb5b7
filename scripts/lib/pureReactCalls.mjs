import { readFile } from 'node:fs/promises';

/**
 * An esbuild plugin: tells bundlers that React's wrappers, and ours around `import()`, have no side effects. All components share one file in
 * dist, and without this an app that imports only the hook would carry every `memo(forwardRef(…))` in it.
 *
 * @type {import('esbuild').Plugin}
 */
export const pureReactCalls = {
  name: 'pure-react-calls',
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/].*\.tsx?$/ }, async ({ path }) => ({
      contents: markPure(await readFile(path, 'utf8')),
      loader: path.endsWith('x') ? 'tsx' : 'ts',
    }));
  },
};

/** Exported for its test. */
export function markPure(code) {
  return code.replace(
    /(?<=[=(]\s*)(?:memo|forwardRef|createContext|createLazyModule)(?=[<(])/g,
    '/* @__PURE__ */ $&',
  );
}
