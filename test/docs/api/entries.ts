/** An entry point of the package, and what its page says before the list. */
export type Entry = {
  /** As it is imported. */
  specifier: string;
  /** Name of the page in docs/api. */
  page: string;
  intro: string;
  /** What most readers look for, in this order; the rest follows by the alphabet. */
  first: readonly string[];
};

export const ENTRIES: readonly Entry[] = [
  {
    specifier: 'react-chat-stream',
    page: 'react-chat-stream.md',
    intro:
      "The window, its parts, the hooks, and what they take. A client module (`'use client'`). Protocols other than `simple()` are in [`/protocols`](./protocols.md).",
    first: [
      'ChatWindow',
      'ChatRoot',
      'ChatHeader',
      'ChatMessageList',
      'ChatMessage',
      'ChatMessageParts',
      'ChatComposer',
      'useChatStream',
      'useChatContext',
      'ChatStoreOptions',
      'ChatState',
      'ChatActions',
      'ChatError',
      'ChatTimeout',
    ],
  },
  {
    specifier: 'react-chat-stream/core',
    page: 'core.md',
    intro: 'The chat without React and without the DOM: in Node, in a worker, under another framework.',
    first: ['createChatStore', 'ChatStoreOptions', 'ChatStore', 'ChatActions', 'ChatState', 'ChatMessage'],
  },
  {
    specifier: 'react-chat-stream/protocols',
    page: 'protocols.md',
    intro:
      'One factory a wire format. [Which one do I need?](../protocols/README.md) has a page with servers for each.',
    first: ['simple', 'openaiChat', 'openaiResponses', 'anthropicMessages', 'ChatProtocol', 'ChatDecoder'],
  },
  {
    specifier: 'react-chat-stream/markdown',
    page: 'markdown.md',
    intro:
      'The renderer for Markdown that is still being written, by itself. [Markdown](../markdown.md) explains it.',
    first: ['ChatMarkdown', 'ChatCodeBlock', 'MarkdownPlugin', 'MarkdownPolicy'],
  },
  {
    specifier: 'react-chat-stream/highlight',
    page: 'highlight.md',
    intro: 'Code in colours, as a plugin for Markdown. [Markdown](../markdown.md) explains it.',
    first: ['codeHighlighting'],
  },
  {
    specifier: 'react-chat-stream/math',
    page: 'math.md',
    intro:
      'Formulas as MathML, as a plugin for Markdown; it needs `temml`. [Markdown](../markdown.md) explains it.',
    first: ['mathFormulas'],
  },
  {
    specifier: 'react-chat-stream/locales',
    page: 'locales.md',
    intro: 'The languages, one object each, so that a page carries those alone that it imports.',
    first: ['ChatLocale', 'ChatLabels'],
  },
  {
    specifier: 'react-chat-stream/themes',
    page: 'themes.md',
    intro: 'Themes to take as they are, and `createTheme` for servers. [Theming](../theming.md) explains it.',
    first: ['createTheme'],
  },
  {
    specifier: 'react-chat-stream/msw',
    page: 'msw.md',
    intro:
      'A simulated back end with every fault, for your tests and stories; it needs `msw`. [Faults](../faults.md) shows what a chat makes of each.',
    first: ['chatHandlers', 'createChatMock', 'createManualReply', 'ChatMockOptions', 'ChatFault'],
  },
];
