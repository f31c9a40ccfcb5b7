import type { Decorator, Preview } from '@storybook/react-vite';
import { setupWorker } from 'msw/browser';
import { mswLoader } from 'msw-storybook-addon/csf3';
import { ChatRoot } from 'react-chat-stream';
import { configure } from 'storybook/test';
import 'react-chat-stream/styles.css';
import { expectNoBarriers } from '../stories/support/accessibility.ts';
import { isTest } from '../stories/support/backend.ts';
import { LANGUAGES, LOCALES } from '../stories/support/locales.ts';
import { AS_THE_STORY, chooseNetwork, FAULTS, LATENCIES, RATES } from '../stories/support/network.ts';
import { StoryDocs } from '../stories/support/StoryDocs.tsx';
import { describeProps } from './describeProps.ts';

// At a reader's pace an answer takes seconds; the stories wait for its end.
configure({ asyncUtilTimeout: isTest ? 12_000 : 60_000 });

/** What a story is framed in: a window fills its container, so the story sets one. */
const inFrame: Decorator = (Story, { globals, parameters, viewMode }) => {
  const { height, width } = parameters.frame ?? {};
  const isDocs = viewMode === 'docs';
  const page = isDocs ? '520px' : '100dvh';
  return (
    <div
      style={{
        // A page of documentation has no use for what is empty below a low frame.
        minHeight: isDocs ? undefined : page,
        colorScheme: globals.theme === 'auto' ? 'light dark' : globals.theme,
        background: 'Canvas',
        color: 'CanvasText',
      }}
    >
      <div
        style={{
          // Never taller than the page, or the composer would be below its edge.
          height: height === undefined ? page : `min(${height}px, ${page})`,
          ...(width !== undefined && { maxWidth: width, outline: '1px solid #8884' }),
        }}
      >
        <Story />
      </div>
    </div>
  );
};

/** The toolbar speaks through props, as an application would; what a story sets itself stays. */
const withToolbar: Decorator = (Story, { args, globals, parameters }) => {
  chooseNetwork(globals);
  const settings = {
    theme: globals.theme,
    locale: LOCALES[globals.locale],
    ...(globals.direction !== 'auto' && { dir: globals.direction }),
  };
  // A part by itself: it needs a root around it, and the settings are the root's.
  if (parameters.root) {
    return (
      <ChatRoot {...settings} {...parameters.root}>
        <Story />
      </ChatRoot>
    );
  }
  return <Story args={{ ...settings, ...args }} />;
};

const preview: Preview = {
  tags: ['autodocs'],
  decorators: [withToolbar, inFrame],
  argTypesEnhancers: [describeProps],
  loaders: [
    mswLoader(async () => {
      // MSW tells its worker to unregister when a page leaves, and the next page would start without mocks.
      for (const leaving of ['beforeunload', 'pagehide']) {
        window.addEventListener(leaving, (event) => event.stopImmediatePropagation());
      }
      const worker = setupWorker();
      await worker.start({
        quiet: true,
        onUnhandledRequest: 'bypass',
        // Beside the page, wherever that is served from.
        serviceWorker: { url: `${import.meta.env.BASE_URL}mockServiceWorker.js` },
      });
      return worker;
    }),
  ],
  // The add-on has looked at the story as it is. Once more in the other theme, mirrored and at 200 %, and once in forced colours.
  async afterEach({ parameters }) {
    if (parameters.a11y?.test === 'off') return;
    // Written out, so that what only tests have is not in the site.
    if (import.meta.env.MODE !== 'test') return;
    const elements = document.querySelectorAll<HTMLElement>('[data-chat-root], [data-chat-markdown]');
    await expectNoBarriers(elements);
    const { expectNoBarriersInForcedColors } = await import('../stories/support/forcedColors.ts');
    await expectNoBarriersInForcedColors(elements);
  },
  parameters: {
    layout: 'fullscreen',
    a11y: { test: 'error' },
    controls: { expanded: true },
    docs: { page: StoryDocs },
    options: {
      storySort: {
        includeNames: true,
        order: [
          'ChatWindow',
          ['Default', '*', 'Docs'],
          'Introduction',
          'Recipes',
          'Compositions',
          'Theming',
          'Markdown',
          'Scenarios',
          ['Lifecycle', 'Errors', 'Recovery', 'Faults', 'Agent', 'Attachments', 'LongHistory', 'Languages'],
          'Parts',
          'Hook',
        ],
      },
    },
  },
  initialGlobals: {
    theme: 'light',
    locale: 'en',
    direction: 'auto',
    latency: AS_THE_STORY,
    rate: AS_THE_STORY,
    fault: AS_THE_STORY,
  },
  globalTypes: {
    theme: {
      description: 'Theme',
      toolbar: {
        icon: 'mirror',
        dynamicTitle: true,
        items: [
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
          { value: 'auto', title: 'System', right: 'follows it, live' },
        ],
      },
    },
    locale: {
      description: 'Language',
      toolbar: {
        icon: 'globe',
        dynamicTitle: true,
        items: Object.values(LANGUAGES).map(({ locale, name }) => ({ value: locale.code, title: name })),
      },
    },
    direction: {
      description: 'Direction',
      toolbar: {
        icon: 'transfer',
        dynamicTitle: true,
        items: [
          { value: 'auto', title: 'Auto', right: 'as the language' },
          { value: 'ltr', title: 'LTR', right: 'left to right' },
          { value: 'rtl', title: 'RTL', right: 'right to left' },
        ],
      },
    },
    latency: {
      description: 'Time to the first token',
      toolbar: { icon: 'time', dynamicTitle: true, items: LATENCIES },
    },
    rate: {
      description: 'Pace of the answer',
      toolbar: { icon: 'fastforward', dynamicTitle: true, items: RATES },
    },
    fault: {
      description: 'What goes wrong in the network',
      toolbar: { icon: 'lightning', dynamicTitle: true, items: FAULTS },
    },
  },
};

export default preview;
