import type { Meta, StoryContext, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { ENDPOINT, withBackend } from '../support/backend.ts';
import { chatPage } from '../support/chatPage.ts';
import { RICH_THREAD } from '../support/richMessages.ts';
import { CONVERSATION } from '../theming/conversation.ts';
import { BootstrapPage } from './BootstrapPage.tsx';
import { HostPage } from './HostPage.tsx';
import { MuiPage } from './MuiPage.tsx';
import { compileTailwind, TailwindPage } from './TailwindPage.tsx';

/**
 * The real style sheets of others in the page around the window. Switch `hostStyles` off and on in the controls: the
 * window does not move. Nor does the page around it when the window comes, which tests measure.
 */
const meta = {
  title: 'Theming/Beside other styles',
  component: HostPage,
  args: {
    endpoint: ENDPOINT,
    title: 'Fern & Fig',
    initialMessages: [...CONVERSATION, ...RICH_THREAD],
    hostStyles: true,
    layers: false,
    children: null,
  },
  argTypes: { children: { table: { disable: true } }, css: { table: { disable: true } } },
  // A frame of its own on the page of documentation, which the host's styles would change as well.
  parameters: { docs: { story: { inline: false, height: '640px' } } },
  beforeEach: withBackend(),
} satisfies Meta<typeof HostPage>;

export default meta;
type Story = StoryObj<typeof meta>;

const modeOf = ({ theme }: StoryContext['globals']): 'light' | 'dark' =>
  theme === 'dark' ? 'dark' : 'light';

/** The host's button is in the host's colours, and the newest answer is in the window. */
const play =
  (background: string): Story['play'] =>
  async (context) => {
    const chat = chatPage(context);
    await chat.expectAnswer('the train to Belém');
    const button = context.canvas.getByRole('button', { name: 'Subscribe' });
    expect(getComputedStyle(button).backgroundColor).toBe(background);
    await chat.expectReady();
  };

/** Theme, preflight and utilities, as Tailwind's compiler makes them. */
export const BesideTailwind: Story = {
  loaders: [async () => ({ css: await compileTailwind() })],
  render: (args, { loaded }) => <TailwindPage {...args} css={loaded.css} />,
  play: play('oklch(0.511 0.262 276.966)'),
};

/** `CssBaseline` and components, whose styles come and go with them. */
export const BesideMui: Story = {
  name: 'Beside MUI',
  render: (args, { globals }) => <MuiPage {...args} mode={modeOf(globals)} />,
  play: play('rgb(25, 118, 210)'),
};

/** The whole of `bootstrap.css`. */
export const BesideBootstrap: Story = {
  render: (args, { globals }) => <BootstrapPage {...args} mode={modeOf(globals)} />,
  play: play('rgb(13, 110, 253)'),
};

/** Both in cascade layers, as with `styles.layer.css`: `@layer host, chat`. */
export const InLayers: Story = {
  ...BesideBootstrap,
  args: { layers: true },
};
