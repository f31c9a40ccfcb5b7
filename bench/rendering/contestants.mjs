/** Who is measured, in which order, and with which packages (their versions are told in the report). */

/**
 * @typedef {{ id: string, name: string, page: string, group: 'ours' | 'peer' | 'floor', packages: string[],
 *   isTuned?: boolean, skip?: (workload: import('./workloads.mjs').Workload) => string | false }} Contestant - A tuned one is a
 *   peer with an option that makes it faster, shown beside the peer as it comes. `skip` says why not, where it is not asked.
 */

/** @type {Contestant[]} */
export const CONTESTANTS = [
  { id: 'ours', name: 'react-chat-stream', page: 'ours.jsx', group: 'ours', packages: [] },
  {
    id: 'streamdown',
    name: 'AI SDK + streamdown',
    page: 'streamdown.jsx',
    group: 'peer',
    packages: ['ai', '@ai-sdk/react', 'streamdown', 'use-stick-to-bottom'],
  },
  {
    id: 'streamdown-50',
    name: 'AI SDK (throttled) + streamdown',
    page: 'streamdownThrottled.jsx',
    group: 'peer',
    isTuned: true,
    packages: ['ai', '@ai-sdk/react', 'streamdown', 'use-stick-to-bottom'],
  },
  {
    id: 'react-markdown',
    name: 'AI SDK + react-markdown',
    page: 'reactMarkdown.jsx',
    group: 'peer',
    packages: ['ai', '@ai-sdk/react', 'react-markdown', 'remark-gfm', 'use-stick-to-bottom'],
  },
  {
    id: 'ant',
    name: 'Ant Design X',
    page: 'antDesignX.jsx',
    group: 'peer',
    packages: ['@ant-design/x', '@ant-design/x-markdown', '@ant-design/x-sdk', 'antd'],
  },
  {
    id: 'assistant-ui',
    name: 'assistant-ui',
    page: 'assistantUi.jsx',
    group: 'peer',
    packages: ['@assistant-ui/react', '@assistant-ui/react-markdown', 'remark-gfm'],
  },
  {
    id: 'tanstack',
    name: 'TanStack AI + streamdown',
    page: 'tanstack.jsx',
    group: 'peer',
    packages: [
      '@tanstack/ai',
      '@tanstack/ai-client',
      '@tanstack/ai-react',
      'streamdown',
      'use-stick-to-bottom',
    ],
    skip: ({ tokens = 0 }) => tokens > 8000 && 'it waits for a timer after each piece: minutes',
  },
  {
    id: 'deep-chat',
    name: 'deep-chat',
    page: 'deepChat.jsx',
    group: 'peer',
    packages: ['deep-chat', 'deep-chat-react'],
    skip: ({ tokens = 0, history = 0, headChars = 0, slowdown = 1 }) =>
      (tokens > 2000 || history > 1000 || headChars > 10_000 || slowdown > 1) &&
      'it renders the whole answer anew with each piece: minutes',
  },
  { id: 'text-node', name: 'floor: a text node', page: 'textNode.js', group: 'floor', packages: [] },
  {
    id: 'dom-writer',
    name: 'floor: streaming-markdown',
    page: 'domWriter.js',
    group: 'floor',
    packages: ['streaming-markdown'],
  },
];
