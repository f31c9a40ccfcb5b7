import { act } from '@testing-library/react';
import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { ChatWindow } from '../../src/components/ChatWindow.tsx';
import { textMessage } from './manualTransport.ts';

test('what the server rendered is what the browser begins with', async () => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const ui = (
    <StrictMode>
      <ChatWindow endpoint="/chat" title="Chat" initialMessages={[textMessage('assistant', 'Welcome')]} />
    </StrictMode>
  );
  const container = document.createElement('div');
  document.body.append(container);
  container.innerHTML = renderToString(ui);
  expect(container.textContent).toContain('Welcome');
  const root = await act(async () => hydrateRoot(container, ui));
  expect(error).not.toHaveBeenCalled();
  act(() => root.unmount());
  container.remove();
  error.mockRestore();
});
