import { default_renderer, parser, parser_end, parser_write } from 'streaming-markdown';
import { offerFloor } from './floor.js';

/** The least that showing Markdown can cost: written into the DOM as it comes, nothing kept, nothing sanitised. */
offerFloor((box) => {
  const writer = parser(default_renderer(box));
  return { write: (text) => parser_write(writer, text), end: () => parser_end(writer) };
});
