import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fireEvent, userEvent } from 'storybook/test';
import { ENDPOINT, withBackend } from '../support/backend.ts';
import { CONVERSATION } from './conversation.ts';
import { ThemeEditor } from './ThemeEditor.tsx';

/** Turn the tokens by hand, or begin with a preset, and take the code along. */
const meta = {
  title: 'Theming/Theme editor',
  component: ThemeEditor,
  args: {
    initialScheme: 'light',
    window: { endpoint: ENDPOINT, title: 'Fern & Fig', initialMessages: CONVERSATION },
  },
  beforeEach: withBackend(),
} satisfies Meta<typeof ThemeEditor>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Editor: Story = {
  name: 'Theme editor',
  render: (args, { globals }) => (
    <ThemeEditor {...args} initialScheme={globals.theme === 'dark' ? 'dark' : 'light'} />
  ),
  play: async ({ canvas, canvasElement, globals }) => {
    const code = canvas.getByRole('status', { name: 'Code' });
    const root = canvasElement.querySelector<HTMLElement>('[data-chat-root]');
    const property = (name: string) => root?.style.getPropertyValue(name);

    await userEvent.selectOptions(canvas.getByLabelText('Start from'), 'ocean');
    expect(code).toHaveTextContent("accent: '#00658f'");
    expect(property('--chat-radius')).toBe('22px');

    await userEvent.click(canvas.getByLabelText('light'));
    // A colour input opens a dialog of the system, so its value is set as that dialog does.
    fireEvent.input(canvas.getByLabelText('accent'), { target: { value: '#8a2be2' } });
    expect(property('--chat-accent')).toBe('light-dark(#8a2be2, #5cc4ec)');
    expect(code).toHaveTextContent("accent: '#8a2be2'");

    await userEvent.click(canvas.getByLabelText('dark'));
    expect(canvas.getByLabelText('accent')).toHaveValue('#5cc4ec');
    await userEvent.click(canvas.getByRole('button', { name: 'Reset accent' }));
    expect(property('--chat-accent')).toBe('#8a2be2');

    await userEvent.click(canvas.getByLabelText('Compact'));
    expect(code).toHaveTextContent("density: 'compact'");
    await userEvent.selectOptions(canvas.getByLabelText('Heading font'), 'Slab serif');
    expect(property('--chat-font-heading')).toContain('Rockwell');

    await userEvent.selectOptions(canvas.getByLabelText('Start from'), 'the default');
    expect(code).toHaveTextContent('createTheme()');
    // As a visitor finds it.
    await userEvent.click(canvas.getByLabelText(globals.theme === 'dark' ? 'dark' : 'light'));
  },
};
