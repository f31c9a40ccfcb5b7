import { forwardRef, memo, type ReactElement, type ReactNode } from 'react';
import type { ToolCallPart } from '../core/types.ts';
import type { ChatLabels } from '../locales/ChatLocale.ts';
import { Icon } from '../markdown/Icon.tsx';
import { checkIcon } from '../markdown/icons.ts';
import { ChatDisclosure, type ChatDisclosureProps } from './ChatDisclosure.tsx';
import { useChatContext } from './chatContext.ts';
import { alertIcon, toolIcon } from './icons.ts';

/** Props of `ChatToolCall`: those of a `<details>`, and the call. */
export type ChatToolCallProps = Omit<ChatDisclosureProps, 'part'> & {
  /** The call, as the message has it. */
  part: ToolCallPart;
  /** Whether the answer that holds it is still being written. @defaultValue `false` */
  streaming?: boolean | undefined;
  /** What it opens to. @defaultValue input, result and error of the call */
  children?: ReactNode;
};

/**
 * A call of a tool: one line that says how it stands, and opens to its input and its result. Where the application
 * has to answer, put a part of your own in its place (`components.ToolCall`) and call `store.addToolOutput`.
 * @selector [data-chat-tool-call]
 * @selector [data-chat-tool-call][data-state="input-streaming" | "input-available" | "output-available" | "output-error"]
 * @selector [data-chat-tool-call][data-tool="name of the tool"]
 */
export const ChatToolCall = memo(
  forwardRef<HTMLDetailsElement, ChatToolCallProps>(function ChatToolCall(
    { part, streaming = false, children, ...props },
    ref,
  ) {
    const { labels } = useChatContext();
    const isRunning = streaming && part.state.startsWith('input');
    return (
      <ChatDisclosure
        ref={ref}
        data-chat-tool-call=""
        data-state={part.state}
        data-tool={part.toolName}
        data-streaming={isRunning ? '' : undefined}
        {...props}
        icon={stateIcon(part)}
        label={stateLabel(part, isRunning, labels)}
        isKept={!isRunning}
      >
        {children ?? <ToolCallDetails part={part} />}
      </ChatDisclosure>
    );
  }),
);

function stateIcon({ state }: ToolCallPart): ReactElement {
  if (state === 'output-available') return <Icon path={checkIcon} />;
  return state === 'output-error' ? <Icon path={alertIcon} /> : <Icon path={toolIcon} />;
}

function stateLabel({ state, toolName }: ToolCallPart, isRunning: boolean, labels: ChatLabels): string {
  if (state === 'output-available') return labels.toolUsed(toolName);
  if (state === 'output-error') return labels.toolFailed(toolName);
  return isRunning ? labels.toolRunning(toolName) : labels.toolWaiting(toolName);
}

function ToolCallDetails({ part }: { part: ToolCallPart }): ReactElement {
  const { labels } = useChatContext();
  const { input, inputText, output, errorText, state } = part;
  return (
    <>
      <Value name={labels.toolInput} value={input ?? inputText} />
      {state === 'output-available' && <Value name={labels.toolOutput} value={output} />}
      {errorText !== undefined && (
        <p data-chat-tool-error="" dir="auto">
          {errorText}
        </p>
      )}
    </>
  );
}

/** A value as a developer writes it: text as it is, anything else as indented JSON. */
function Value({ name, value }: { name: string; value: unknown }): ReactElement | null {
  const text = typeof value === 'string' ? value : toJson(value);
  if (text === '') return null;
  return (
    <div data-chat-tool-value="">
      <div data-chat-tool-value-name="">{name}</div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard */}
      {/* biome-ignore lint/a11y/useSemanticElements: there is no element that is both */}
      <pre tabIndex={0} role="group" aria-label={name} dir="auto">
        {text}
      </pre>
    </div>
  );
}

function toJson(value: unknown): string {
  try {
    return JSON.stringify(value, null, 2) ?? '';
  } catch {
    // Outputs that an application gives may refer to themselves.
    return String(value);
  }
}
