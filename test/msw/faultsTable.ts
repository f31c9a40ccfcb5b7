import { type ChatFaultName, chatFaults } from 'react-chat-stream/msw';
import { OUTCOMES, REPLY } from './outcomes.ts';

/** Every fault by name as a page of the documentation, made of `chatFaults` and of what the tests say of each. */
export function faultsTable(): string {
  const names = Object.keys(chatFaults) as ChatFaultName[];
  return [
    '<!-- Made of src/msw/chatFaults.ts and test/msw/outcomes.ts: `npm run docs` writes it anew. -->',
    '# Faults for your tests',
    "What does my app do when the stream stalls after three tokens? With `react-chat-stream/msw` and [MSW](https://mswjs.io)'s `setupServer`:",
    [
      '```ts',
      "import { setupServer } from 'msw/node';",
      "import { createChatStore } from 'react-chat-stream/core';",
      "import { chatHandlers } from 'react-chat-stream/msw';",
      '',
      "const endpoint = 'http://localhost/chat/stream';",
      'const server = setupServer();',
      'server.listen();',
      '',
      "server.use(...chatHandlers({ endpoint, fault: { type: 'stall', afterTokens: 3 } }));",
      "console.log(await createChatStore({ endpoint, timeout: 500 }).sendMessage('Hello'));",
      '```',
    ].join('\n'),
    `\`chatFaults\` holds ${names.length} faults by name: \`chatHandlers({ fault: chatFaults['cut-off'].fault })\`. Each of them is played by a test, streamed and as JSON; the last columns are what a chat of this library makes of it where the answer has five tokens and \`retry\` and \`resume\` are off. \`createFaultPlan(seed)\` draws from them, for a soak test.`,
    [
      '| name | what goes wrong | streamed | text | as JSON |',
      '|---|---|---|---|---|',
      ...names.map(line),
    ].join('\n'),
    '',
  ].join('\n\n');
}

function line(name: ChatFaultName): string {
  const { code = 'done', json = code, text = code === 'done' ? REPLY : '' } = OUTCOMES[name];
  const kept = { [REPLY]: 'all', '': '–' }[text] ?? `“${text}”`;
  const cells = [`\`${name}\``, chatFaults[name].description, `\`${code}\``, kept, `\`${json}\``];
  return `| ${cells.join(' | ')} |`;
}
