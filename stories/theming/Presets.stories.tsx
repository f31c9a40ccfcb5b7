import type { Meta, StoryObj } from '@storybook/react-vite';
import { ChatWindow } from 'react-chat-stream';
import {
  blossom,
  type ChatThemePreset,
  compact,
  forest,
  graphite,
  highContrast,
  ocean,
  paper,
  terminal,
} from 'react-chat-stream/themes';
import { expect, userEvent } from 'storybook/test';
import { finishAnimations } from '../support/accessibility.ts';
import { ENDPOINT, withBackend } from '../support/backend.ts';
import { chatPage } from '../support/chatPage.ts';
import { CONVERSATION, SUGGESTIONS } from './conversation.ts';
import './presets.css';

/** `react-chat-stream/themes`: a conversation that ended in an error, and an empty window, in each of its themes. */
const meta = {
  title: 'Theming/Presets',
  component: ChatWindow,
  args: { endpoint: ENDPOINT },
  beforeEach: withBackend({ fault: { type: 'status', status: 503 } }),
} satisfies Meta<typeof ChatWindow>;

export default meta;
type Story = StoryObj<typeof meta>;

function show(preset: ChatThemePreset): Story {
  return {
    render: (args, { globals }) => {
      const theme = { ...preset, colorScheme: globals.theme };
      return (
        <div className="preset-pair">
          <ChatWindow {...args} theme={theme} title="Fern & Fig" initialMessages={CONVERSATION} />
          <ChatWindow
            {...args}
            theme={theme}
            suggestions={SUGGESTIONS}
            footer="Answers may be wrong. Plants are patient."
            labels={{ conversation: 'New conversation', message: 'First message' }}
          />
        </div>
      );
    },
    play: async (context) => {
      const chat = chatPage(context);
      await userEvent.type(chat.input(), 'And when I am away for a month?{Enter}');
      await chat.expectError('server');
      finishAnimations(context.canvasElement);
      const [conversation, empty] = context.canvasElement.querySelectorAll<HTMLElement>('[data-chat-root]');
      const radius = preset.variables['--chat-radius'];
      expect(conversation?.style.getPropertyValue('--chat-radius')).toBe(radius);
      expect(empty?.style.getPropertyValue('--chat-radius')).toBe(radius);
    },
  };
}

/** A book: warm paper, brown ink, an old-style serif. */
export const Paper: Story = show(paper);

/** No colour but errors, for tools beside other tools. */
export const Graphite: Story = show(graphite);

/** A messenger: the user's words in deep blue, everything round. */
export const Ocean: Story = show(ocean);

/** Moss and linen, with headings in a slab of serif. */
export const Forest: Story = show(forest);

/** Plum on blush, rounded letters, the roundest corners. */
export const Blossom: Story = show(blossom);

/** One typeface of equal widths and no rounded corner. */
export const Terminal: Story = show(terminal);

/** Much in little room. */
export const Compact: Story = show(compact);

/** WCAG AAA: text at 7:1 or more. */
export const HighContrast: Story = show(highContrast);
