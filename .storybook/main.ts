import process from 'node:process';
import type { StorybookConfig } from '@storybook/react-vite';
import { SOURCE_ALIAS } from '../scripts/lib/sourceAlias.mjs';

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
  // The tables of props, with those that a part takes from others; tests do not read them.
  typescript: process.env.VITEST
    ? { reactDocgen: false }
    : {
        reactDocgen: 'react-docgen-typescript',
        reactDocgenTypescriptOptions: {
          shouldExtractLiteralValuesFromEnum: true,
          // That a prop may be left out is not said with its type once more.
          shouldRemoveUndefinedFromOptional: true,
          savePropValueAsString: true,
          // Ours alone: every part also takes the props of its element.
          propFilter: ({ parent, declarations }) =>
            !/node_modules/.test(parent?.fileName ?? declarations?.[0]?.fileName ?? ''),
        },
      },
  viteFinal: (vite) => ({
    ...vite,
    // Relative, so that the built Storybook also works below a path.
    base: './',
    resolve: {
      ...vite.resolve,
      alias: [...toAliasList(vite.resolve?.alias), ...SOURCE_ALIAS],
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
