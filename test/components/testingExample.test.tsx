import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { ChatWindow } from 'react-chat-stream';
import { chatHandlers } from 'react-chat-stream/msw';
import { afterAll, afterEach, beforeAll, test } from 'vitest';

const server = setupServer();
beforeAll(() => server.listen());
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

test('offers Retry when the stream stalls after three tokens', async () => {
  server.use(...chatHandlers({ reply: 'One two three four', fault: { type: 'stall', afterTokens: 3 } }));
  render(<ChatWindow endpoint="/chat/stream" timeout={500} />);
  await userEvent.type(screen.getByRole('textbox'), 'Hello{Enter}');
  await screen.findByRole('button', { name: 'Retry' });
  screen.getByText('One two three');
});
