import { offerFloor } from './floor.js';

/** The least that showing a text can cost: no Markdown, one node. */
offerFloor((box) => {
  box.style.whiteSpace = 'pre-wrap';
  const node = document.createTextNode('');
  box.append(node);
  return { write: (text) => node.appendData(text), end: () => {} };
});
