/** What both floors share: a scroller that follows, and a body that is read as it comes. */
import { offer } from './kit.js';

/** @param {(box: HTMLElement) => { write: (text: string) => void, end: () => void }} createWriter */
export function offerFloor(createWriter) {
  let scroller;
  const block = (className) => {
    const box = document.createElement('div');
    box.className = className;
    scroller.append(box);
    return box;
  };
  const show = ({ role, text }) => {
    const writer = createWriter(block(role));
    writer.write(text);
    writer.end();
  };
  let isPinning = false;
  /** Once a frame, where the layout is done anyway. */
  const pin = () => {
    if (isPinning) return;
    isPinning = true;
    requestAnimationFrame(() => {
      isPinning = false;
      scroller.scrollTop = scroller.scrollHeight;
    });
  };
  offer({
    open: (root, history) => {
      scroller = document.createElement('div');
      scroller.style.cssText = 'height: 100%; overflow-y: auto';
      root.append(scroller);
      history.forEach(show);
      pin();
    },
    send: async (prompt) => {
      show({ role: 'user', text: prompt });
      const writer = createWriter(block('assistant'));
      const { body } = await fetch('/stream/text', { method: 'POST' });
      const reader = body.getReader();
      const decoder = new TextDecoder();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        writer.write(decoder.decode(value, { stream: true }));
        pin();
      }
      writer.end();
      pin();
    },
  });
}
