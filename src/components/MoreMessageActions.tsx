import type { ReactElement } from 'react';
import { messageText } from '../core/messageText.ts';
import type { ChatMessage } from '../core/types.ts';
import { Icon } from '../markdown/Icon.tsx';
import { ActionButton } from './ActionButton.tsx';
import { ChatContext, type ChatContextValue, type ChatFeedback, useChatContext } from './chatContext.ts';
import { speakIcon, stopIcon, thumbDownIcon, thumbUpIcon } from './icons.ts';
import { useSpeech } from './useSpeech.ts';

export type MoreMessageActionsProps = { message: ChatMessage; hasFeedback: boolean; hasSpeech: boolean };

/**
 * The actions that are there only where they are asked for, and fetched then. In dist it is a whole of its own, with a
 * context of its own, so it is given the chat.
 */
export function MoreMessageActions(
  props: MoreMessageActionsProps & { chat: ChatContextValue },
): ReactElement {
  const { chat, message, hasFeedback, hasSpeech } = props;
  return (
    <ChatContext.Provider value={chat}>
      {hasFeedback && <FeedbackButtons message={message} />}
      {hasSpeech && <SpeakButton message={message} />}
    </ChatContext.Provider>
  );
}

function FeedbackButtons({ message }: { message: ChatMessage }): ReactElement {
  const { labels, giveFeedback, announcements } = useChatContext();
  const given = message.metadata?.feedback;
  function press(feedback: ChatFeedback): void {
    // A second press takes it back.
    const isTakenBack = given === feedback;
    giveFeedback(message.id, isTakenBack ? undefined : feedback);
    if (!isTakenBack) announcements.say(labels.feedbackGiven);
  }
  const toggle = (feedback: ChatFeedback) => ({
    action: feedback,
    'aria-pressed': given === feedback,
    onClick: () => press(feedback),
  });
  return (
    <>
      <ActionButton label={labels.goodAnswer} {...toggle('up')}>
        <Icon path={thumbUpIcon} />
      </ActionButton>
      <ActionButton label={labels.badAnswer} {...toggle('down')}>
        <Icon path={thumbDownIcon} />
      </ActionButton>
    </>
  );
}

function SpeakButton({ message }: { message: ChatMessage }): ReactElement | null {
  const { labels } = useChatContext();
  const { isAvailable, isSpeaking, speak, stop } = useSpeech();
  if (!isAvailable || messageText(message) === '') return null;
  return (
    <ActionButton
      action="speak"
      label={isSpeaking ? labels.stopSpeaking : labels.speak}
      onClick={(event) => (isSpeaking ? stop() : speak(spokenText(event.currentTarget)))}
    >
      {isSpeaking ? <Icon path={stopIcon} isFilled /> : <Icon path={speakIcon} />}
    </ActionButton>
  );
}

/** The words of a message as they are shown: nobody wants to hear the marks of Markdown. */
function spokenText(button: Element): string {
  const texts = button
    .closest('[data-chat-message]')
    ?.querySelectorAll<HTMLElement>('[data-chat-message-parts] > [data-chat-part="text"]');
  return [...(texts ?? [])].map((text) => text.innerText).join('\n');
}
