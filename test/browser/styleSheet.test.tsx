import { render } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ChatWindow } from '../../src/components/ChatWindow.tsx';
import styles from '../../src/styles.css?inline';

const warn = vi.spyOn(console, 'warn');

beforeEach(() => {
  vi.useFakeTimers();
  warn.mockReset();
});

afterEach(() => {
  vi.useRealTimers();
  for (const sheet of document.querySelectorAll('style[data-late]')) sheet.remove();
});

/** As a dev server adds it. */
function addStyles(): void {
  const sheet = document.createElement('style');
  sheet.dataset.late = '';
  sheet.textContent = styles;
  document.head.append(sheet);
}

test('a sheet that comes a second after the window is there', () => {
  render(<ChatWindow endpoint="/chat" />);
  vi.advanceTimersByTime(1000);
  addStyles();
  vi.advanceTimersByTime(10_000);
  expect(warn).not.toHaveBeenCalled();
});

test('of a window that nobody sees, or that has gone, nothing is said', () => {
  const { unmount } = render(
    <div style={{ display: 'none' }}>
      <ChatWindow endpoint="/chat" />
    </div>,
  );
  vi.advanceTimersByTime(10_000);
  unmount();
  render(<ChatWindow endpoint="/chat" />).unmount();
  vi.advanceTimersByTime(10_000);
  expect(warn).not.toHaveBeenCalled();
});

test('who has forgotten the sheet is told so, once', () => {
  render(<ChatWindow endpoint="/chat" />);
  render(<ChatWindow endpoint="/chat" />);
  vi.advanceTimersByTime(10_000);
  expect(warn).toHaveBeenCalledOnce();
  expect(warn).toHaveBeenCalledWith(expect.stringContaining("Import 'react-chat-stream/styles.css'"));
});
