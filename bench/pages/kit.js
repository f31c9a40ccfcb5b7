/** What every page offers to the harness as `window.bench`, and nothing that costs anything while it is measured. */
import { createHistory, HISTORY_MARK } from '../rendering/answers.mjs';

const PROMPT = 'Tell me everything, please.';

/**
 * @param {{ open: (root: HTMLElement, history: { id: string, role: string, text: string }[]) => void,
 *   send: (prompt: string) => void, surface?: () => ParentNode }} page - `surface` is where its text is, if that is
 *   not the document.
 */
export function offer({ open, send, surface = () => root }) {
  const root = document.getElementById('root');
  const shows = (mark) => surface()?.textContent.includes(mark) ?? false;
  const isInView = (mark) => surfaceShows(surface(), mark);
  window.bench = {
    shows,
    isInView,
    // Nothing is returned: who waits for the send would wait for the whole answer.
    send: () => void send(PROMPT),
    /** Milliseconds from the render call until the last message of the history is on the screen. */
    open: async (count) => {
      const history = createHistory(count);
      const startedAt = performance.now();
      open(root, history);
      await nextPaint();
      while (count > 0 && !(shows(HISTORY_MARK) && isInView(HISTORY_MARK))) await nextPaint();
      return performance.now() - startedAt;
    },
  };
}

/** After the next frame has been painted. */
function nextPaint() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(undefined);
    });
  });
}

/** Whether the last letter of the mark stands in the window. A writer may spread a word over several text nodes. */
function surfaceShows(surface, mark) {
  let ahead = surface.textContent.lastIndexOf(mark) + mark.length - 1;
  const walker = document.createTreeWalker(surface, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { currentNode } = walker;
    if (ahead < currentNode.length) {
      const range = document.createRange();
      range.setStart(currentNode, ahead);
      range.setEnd(currentNode, ahead + 1);
      const { top, bottom, height } = range.getBoundingClientRect();
      return height > 0 && bottom > 0 && top < innerHeight;
    }
    ahead -= currentNode.length;
  }
  return false;
}
