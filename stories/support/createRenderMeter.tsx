import { type ComponentType, Profiler, type ProfilerOnRenderCallback } from 'react';
import {
  ChatComposer,
  type ChatComposerProps,
  ChatMessage,
  type ChatMessageProps,
  type ChatWindowProps,
  useChatContext,
} from 'react-chat-stream';

/** What has been counted since the newest answer appeared, until it ended. */
export type RenderCounts = {
  tokens: number;
  commits: number;
  milliseconds: number;
  otherMessages: number;
  composer: number;
  /** Milliseconds of the latest commits, the newest last. */
  recent: readonly number[];
};

const NOTHING: RenderCounts = {
  tokens: 0,
  commits: 0,
  milliseconds: 0,
  otherMessages: 0,
  composer: 0,
  recent: [],
};
const RECENT_COMMITS = 90;

/**
 * Counts what React does while an answer is written. Give `props` to a `ChatWindow`, `onRender` to a `Profiler` around
 * it, and read `getCounts`, which renders nothing by itself.
 */
export function createRenderMeter() {
  let counts = NOTHING;
  let isWriting = false;

  const add = (key: 'otherMessages' | 'composer'): void => {
    if (isWriting) counts = { ...counts, [key]: counts[key] + 1 };
  };

  const onRender: ProfilerOnRenderCallback = (_, __, duration) => {
    if (!isWriting) return;
    const recent = [...counts.recent, duration].slice(-RECENT_COMMITS);
    const { commits, milliseconds } = counts;
    counts = { ...counts, commits: commits + 1, milliseconds: milliseconds + duration, recent };
  };

  const onEvent: NonNullable<ChatWindowProps['onEvent']> = ({ type }) => {
    if (type === 'text-delta') counts = { ...counts, tokens: counts.tokens + 1 };
    else if (type === 'finish') isWriting = false;
  };

  const Message: ComponentType<ChatMessageProps> = (props) => {
    const { store } = useChatContext();
    const onMessageRender: ProfilerOnRenderCallback = (messageId, phase) => {
      const { messages, status } = store.getState();
      const isNewest = messages.at(-1)?.id === messageId;
      if (phase === 'mount' && isNewest && status === 'generating') {
        // From the answer's first commit on, in which its question learns that it has one.
        isWriting = true;
        counts = { ...NOTHING, tokens: 1 };
      } else if (phase !== 'mount' && !isNewest) add('otherMessages');
    };
    return (
      <Profiler id={props.messageId} onRender={onMessageRender}>
        <ChatMessage {...props} />
      </Profiler>
    );
  };

  const Composer: ComponentType<ChatComposerProps> = (props) => (
    <Profiler id="composer" onRender={() => add('composer')}>
      <ChatComposer {...props} />
    </Profiler>
  );

  const props: Pick<ChatWindowProps, 'onEvent' | 'components'> = {
    onEvent,
    components: { Message, Composer },
  };
  return { props, onRender, getCounts: () => counts };
}
