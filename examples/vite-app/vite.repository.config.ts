// For this repository only: builds the app against the library's source, so that nothing has to be installed or
// built first. An app of your own needs vite.config.ts alone.

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { mergeConfig } from 'vite';
import appConfig from './vite.config.ts';

const repository = resolve(import.meta.dirname, '../..');
const { paths } = JSON.parse(readFileSync(resolve(repository, 'tsconfig.json'), 'utf8')).compilerOptions as {
  paths: Record<string, [string]>;
};

const alias = Object.entries(paths).map(([name, [file]]) => ({
  find: new RegExp(`^${name}$`),
  replacement: resolve(repository, file),
}));

// biome-ignore lint/style/noDefaultExport: Vite takes the default export of a configuration.
export default mergeConfig(appConfig, { resolve: { alias } });
