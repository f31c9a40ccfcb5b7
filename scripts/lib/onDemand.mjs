import path from 'node:path';

/**
 * The pieces that `import()` fetches: what few windows need, and the others shall not pay for. Each is a file of its own
 * in dist, by this name, and a whole: it imports React and nothing else, and has copies of the small helpers that it
 * shares with the window. Left to itself a bundler cuts what two share into a third file, and everybody fetches that
 * first. So a piece is given what must be one and the same: the chat, above all.
 */
export const ON_DEMAND = {
  attachments: 'src/components/attachments/AttachmentDesk.tsx',
  persistence: 'src/storage/persistence.ts',
  'older-messages': 'src/components/history/ChatOlderMessages.tsx',
  'more-actions': 'src/components/MoreMessageActions.tsx',
};

const names = new Map(Object.entries(ON_DEMAND).map(([name, file]) => [path.resolve(file), name]));

/**
 * An esbuild plugin for the entries: leaves `import()` of a piece as it is, and names its file.
 *
 * @type {import('esbuild').Plugin}
 */
export const leavePieces = {
  name: 'leave-pieces',
  setup(build) {
    build.onResolve({ filter: /^\./ }, ({ kind, path: source, resolveDir }) => {
      const name = kind === 'dynamic-import' && names.get(path.resolve(resolveDir, source));
      return name ? { path: `./${name}.js`, external: true } : undefined;
    });
  },
};
