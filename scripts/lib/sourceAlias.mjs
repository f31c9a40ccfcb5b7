import path from 'node:path';
import { ROOT } from './project.mjs';

const source = (file) => path.join(ROOT, 'src', file);

/** Tests and stories import what a user would; here those names lead to the source. */
export const SOURCE_ALIAS = [
  { find: /^react-chat-stream$/, replacement: source('index.ts') },
  { find: /^react-chat-stream\/core$/, replacement: source('core/index.ts') },
  { find: /^react-chat-stream\/protocols$/, replacement: source('core/protocols/index.ts') },
  { find: /^react-chat-stream\/locales$/, replacement: source('locales/index.ts') },
  { find: /^react-chat-stream\/markdown$/, replacement: source('markdown/index.ts') },
  { find: /^react-chat-stream\/themes$/, replacement: source('theme/presets/index.ts') },
  { find: /^react-chat-stream\/highlight$/, replacement: source('highlight/index.ts') },
  { find: /^react-chat-stream\/math$/, replacement: source('math/index.ts') },
  { find: /^react-chat-stream\/msw$/, replacement: source('msw/index.ts') },
  { find: /^react-chat-stream\/styles\.css$/, replacement: source('styles.css') },
];
