import { fileURLToPath } from 'node:url';
import type { StorybookConfig } from '@storybook/react-vite';

const source = (file: string): string => fileURLToPath(new URL(`../src/${file}`, import.meta.url));

const config: StorybookConfig = {
  framework: '@storybook/react-vite',
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.tsx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  // Holds MSW's worker, which has to be served from the root that it works for.
  staticDirs: ['../public'],
  // Nothing here phones home: Storybook has to start without a network.
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
  // The sidebar is for the stories.
  features: { sidebarOnboardingChecklist: false, changeDetection: false },
  typescript: { reactDocgen: 'react-docgen' },
  viteFinal: (vite) => ({
    ...vite,
    // Relative, so that the built Storybook also works below a path.
    base: './',
    resolve: {
      ...vite.resolve,
      // Stories import what a user would; here those names lead to the source.
      alias: [
        ...toAliasList(vite.resolve?.alias),
        { find: /^react-chat-stream$/, replacement: source('index.ts') },
        { find: /^react-chat-stream\/core$/, replacement: source('core/index.ts') },
        { find: /^react-chat-stream\/protocols$/, replacement: source('core/protocols/index.ts') },
        { find: /^react-chat-stream\/locales$/, replacement: source('locales/index.ts') },
        { find: /^react-chat-stream\/msw$/, replacement: source('msw/index.ts') },
        { find: /^react-chat-stream\/styles\.css$/, replacement: source('styles.css') },
      ],
    },
  }),
};

type Alias = { find: string | RegExp; replacement: string };

/** Vite takes aliases as a list or as an object. */
function toAliasList(
  alias: readonly Alias[] | Readonly<Record<string, string>> | undefined,
): readonly Alias[] {
  if (Array.isArray(alias)) return alias;
  return Object.entries(alias ?? {}).map(([find, replacement]) => ({ find, replacement }));
}

export default config;
