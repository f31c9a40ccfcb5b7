import type { OtherRow } from '../support/failureRow.ts';

/** Rows that are tested in another place, or that no test here can bring about. */
export const ELSEWHERE: readonly OtherRow[] = [
  {
    id: 'A17',
    failure: 'React Native: `response.body` is missing',
    elsewhere: 'test/core/createHttpTransport.test.ts, with such a response; no React Native runs here',
  },
  {
    id: 'A18',
    failure: 'Six connections an origin over HTTP/1.1: the seventh waits',
    elsewhere: 'test/failures/pageLife.test.ts',
  },
  {
    id: 'B9',
    failure: 'Safari on iOS holds back the first 512 bytes',
    elsewhere:
      'not here: no iOS. The reader asks for more at once and never waits for the page between two reads',
  },
  {
    id: 'B10',
    failure: 'Safari breaks connections in the background',
    elsewhere: 'told as `network`, as any break (B1); the line coming back: test/core/retry.test.ts',
  },
  {
    id: 'B12',
    failure: 'A computer sleeps',
    elsewhere: 'test/core/createChatStore.test.ts, with a clock that jumps',
  },
  {
    id: 'B13',
    failure: 'The page goes into the back/forward cache and comes back',
    elsewhere: 'test/failures/pageLife.test.ts',
  },
  {
    id: 'B14',
    failure: 'The page is reloaded or left: no error is told',
    elsewhere: 'test/failures/pageLife.test.ts and test/core/retry.test.ts',
  },
  {
    id: 'B24',
    failure: 'Events of an old request come late',
    elsewhere: 'test/core/createChatStore.test.ts: they change nothing',
  },
  {
    id: 'B26',
    failure: 'The server goes on after a stop',
    elsewhere:
      'the socket closes (B25); `onStop` is the place to tell a server that does not look: test/core/createChatStore.test.ts',
  },
  {
    id: 'B27',
    failure: 'Unmounting, and the double mount of StrictMode',
    elsewhere: 'test/react/useChatStream.test.tsx and test/engines',
  },
];
