import { fileURLToPath } from 'node:url';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import type { BrowserConfigOptions } from 'vitest/node';
import { BROWSER_ARGUMENTS, findBrowser } from './scripts/lib/browser.mjs';
import { SOURCE_ALIAS } from './scripts/lib/sourceAlias.mjs';

/**
 * Everything that a page imports, named up front: a dependency first met in mid-run is optimised again, and the
 * page then holds two Reacts.
 */
const optimizeDeps = {
  include: [
    'react',
    'react-dom',
    'react-dom/client',
    'react-dom/server',
    'react/jsx-runtime',
    'react/jsx-dev-runtime',
    '@testing-library/dom',
    '@testing-library/react',
    '@testing-library/user-event',
    'axe-core',
    'fast-check',
    'temml',
    'msw',
    'msw/browser',
    '@mui/material/Button',
    '@mui/material/CssBaseline',
    '@mui/material/Link',
    '@mui/material/Table',
    '@mui/material/TableBody',
    '@mui/material/TableCell',
    '@mui/material/TableHead',
    '@mui/material/TableRow',
    '@mui/material/TextField',
    '@mui/material/Typography',
    '@mui/material/styles',
    'tailwindcss',
  ],
};

/**
 * Real Chromium. `npm test` has found or fetched one before this; without one only the node projects can run.
 * A function, because Vitest writes each project's name into the object.
 */
const chromium = (): BrowserConfigOptions => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({
    launchOptions: { executablePath: findBrowser()?.path, chromiumSandbox: false, args: BROWSER_ARGUMENTS },
  }),
  instances: [{ browser: 'chromium' }],
});

// Loading Storybook costs two seconds and more; a run that names other projects goes without.
const wantsStories = !process.argv.includes('--project') || process.argv.includes('storybook');
const stories: TestProjectInlineConfiguration[] = wantsStories
  ? [
      {
        extends: true,
        plugins: [storybookTest({ configDir: fileURLToPath(new URL('./.storybook', import.meta.url)) })],
        optimizeDeps,
        // One page for all stories: each mounts and unmounts its own, and a page each would double the time. Three times
        // axe on ten thousand messages takes seconds, and more on a busy machine.
        test: { name: 'storybook', isolate: false, testTimeout: 45_000, browser: chromium() },
      },
    ]
  : [];

const notUnit = ['react', 'components', 'browser', 'engines', 'failures', 'soak', 'e2e', 'package'];

export default defineConfig({
  plugins: [react()],
  resolve: { alias: SOURCE_ALIAS },
  test: {
    retry: 0,
    allowOnly: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: notUnit.map((directory) => `test/${directory}/**`),
        },
      },
      {
        extends: true,
        test: {
          name: 'dom',
          environment: 'jsdom',
          include: ['test/{react,components}/**/*.test.{ts,tsx}'],
          setupFiles: ['test/setup/dom.ts'],
        },
      },
      {
        extends: true,
        optimizeDeps,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.{ts,tsx}'],
          setupFiles: ['test/setup/browser.ts'],
          browser: chromium(),
        },
      },
      ...stories,
      {
        // Chromium, Firefox and WebKit, one file an engine. They wait far more than they work, so they run side by side.
        extends: true,
        test: {
          name: 'engines',
          environment: 'node',
          include: ['test/engines/*.test.ts'],
          maxWorkers: 3,
          testTimeout: 60_000,
          hookTimeout: 90_000,
        },
      },
      {
        // Real servers and a built app. The tests wait for events far more than they work, so the files run side by side.
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/e2e/support/prepare.ts'],
          maxWorkers: 4,
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
      {
        // The failure contract, against a server that misbehaves on purpose.
        extends: true,
        test: {
          name: 'failures',
          environment: 'node',
          include: ['test/failures/**/*.test.ts'],
          maxWorkers: 2,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Random conversations with random faults; `npm run soak` holds more of them.
        extends: true,
        test: { name: 'soak', environment: 'node', include: ['test/soak/**/*.test.ts'] },
      },
      {
        // Installs the packed library into new apps and builds them.
        extends: true,
        test: {
          name: 'package',
          environment: 'node',
          include: ['test/package/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
