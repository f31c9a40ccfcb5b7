import {
  type ComponentPropsWithoutRef,
  type CSSProperties,
  type ForwardedRef,
  forwardRef,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { ChatStore, ChatStoreOptions } from '../core/ChatStore.ts';
import { call } from '../core/call.ts';
import type { ChatMessage } from '../core/types.ts';
import { warn } from '../core/warn.ts';
import type { ChatLabels, ChatLocale } from '../locales/ChatLocale.ts';
import { en } from '../locales/en.ts';
import { useChatSelector } from '../react/useChatSelector.ts';
import { useChatStore } from '../react/useChatStore.ts';
import { useStable } from '../react/useStable.ts';
import { useStableHandler } from '../react/useStableHandler.ts';
import type { ChatTheme } from '../theme/ChatTheme.ts';
import { ChatAnnouncer } from './announcer/ChatAnnouncer.tsx';
import { createAnnouncements } from './announcer/createAnnouncements.ts';
import type { ChatAnnounce } from './announcer/createAnnouncer.ts';
import type { ChatBranchFocus } from './ChatBranchPicker.tsx';
import type { ChatComponents } from './ChatComponents.ts';
import type { ChatMessageActionName } from './ChatMessageActions.tsx';
import {
  ChatContext,
  type ChatContextValue,
  type ChatFeedback,
  type ChatMarkdownOptions,
} from './chatContext.ts';
import { composeHandlers } from './composeHandlers.ts';
import { isTouchFirst } from './composer/isTouchFirst.ts';
import { isComposing } from './composer/keys.ts';
import { isEmptyThread } from './isEmptyThread.ts';
import { useStickToBottom } from './scroll/useStickToBottom.ts';
import { splitChatOptions } from './splitChatOptions.ts';
import { type ChatPersistence, resolvePersistence, useChatPersistence } from './useChatPersistence.ts';
import { useThemeVariables } from './useThemeVariables.ts';
import { warnWithoutStyles } from './warnWithoutStyles.ts';

/** Single words that replace those of the locale. */
export type ChatLabelOverrides = Some<Omit<ChatLabels, 'errors'>> & {
  errors?: Some<ChatLabels['errors']> | undefined;
};

/** Like `Partial`, for users too whose compiler tells a missing property from one that is `undefined`. */
type Some<T> = { [Key in keyof T]?: T[Key] | undefined };

/** What a root looks like and says, whoever owns its chat. */
type ChatRootSettings = {
  /**
   * `'light'`, `'dark'`, `'auto'` (follows the system, live), or what `createTheme` made.
   * @defaultValue `'auto'`
   */
  theme?: 'light' | 'dark' | 'auto' | ChatTheme | undefined;
  /** The language of the window. @defaultValue English */
  locale?: ChatLocale | undefined;
  /** Single words that replace those of the locale. */
  labels?: ChatLabelOverrides | undefined;
  /** Replacements for built parts. Keep them outside of the render function: a new component is a new element. */
  components?: ChatComponents | undefined;
  /**
   * `false` shows answers as plain text; an object brings plugins and policies. What the user wrote is plain text always.
   * @defaultValue Markdown without plugins
   */
  markdown?: false | ChatMarkdownOptions | undefined;
  /**
   * What screen readers are told of an answer: see {@link ChatAnnounce}.
   * @defaultValue `'final'`
   */
  announce?: ChatAnnounce | undefined;
  /**
   * Which actions stand under a message: `true` for all, `false` for none. `edit` is for questions, `regenerate`,
   * `feedback` and `speak` for answers.
   * @defaultValue `['copy', 'edit', 'regenerate']`, and `'feedback'` where `onFeedback` is given
   */
  actions?: boolean | readonly ChatMessageActionName[] | undefined;
  /** The reader likes an answer or does not; `undefined` takes it back. Also kept in `metadata.feedback`. */
  onFeedback?: ((message: ChatMessage, feedback: ChatFeedback | undefined) => void) | undefined;
  /**
   * Keeps the conversation and the draft over a reload. Alternatives of messages are not kept.
   * @defaultValue nothing is kept
   */
  persistence?: ChatPersistence | undefined;
  /** Direction of the window; each text takes its own from itself. @defaultValue that of `locale`, else that of the page */
  dir?: 'ltr' | 'rtl' | 'auto' | undefined;
  /** The parts, in any order, and what else should stand in the window. */
  children?: ReactNode;
};

/** Props of `ChatRoot`: every option of `useChatStream`, or `chat`; then its own, and those of a `<div>`. */
export type ChatRootProps = Omit<
  ComponentPropsWithoutRef<'div'>,
  keyof ChatStoreOptions | keyof ChatRootSettings
> &
  ChatStoreOptions &
  ChatRootSettings & {
    /** What `useChatStream` returned. The options of the hook belong there then, not here. */
    chat?: { readonly store: ChatStore } | undefined;
  };

type SurfaceProps = Omit<ChatRootProps, keyof ChatStoreOptions | 'chat'> & { store: ChatStore };

/**
 * Holds a chat and everything that its parts share. With options it owns the chat and does not render while an
 * answer streams; with `chat` the owner does, and the parts rest all the same.
 * @selector [data-chat-root][data-status="idle" | "generating" | "done" | "error"]
 * @selector [data-chat-root][data-theme="light" | "dark" | "auto"]
 * @selector [data-chat-root][data-empty] there are no messages
 * @selector [data-chat-root][data-restoring] the conversation that was kept is still being read
 */
export const ChatRoot = forwardRef<HTMLDivElement, ChatRootProps>(function ChatRoot({ chat, ...props }, ref) {
  if (!chat) return <OwnRoot {...props} forwardedRef={ref} />;
  const [options, rest] = splitChatOptions(props);
  if (process.env.NODE_ENV !== 'production') warnOfUnused(options);
  return <RootSurface {...rest} store={chat.store} forwardedRef={ref} />;
});

type WithRef = { forwardedRef: ForwardedRef<HTMLDivElement> };

function OwnRoot({ forwardedRef, ...props }: Omit<ChatRootProps, 'chat'> & WithRef): ReactElement {
  const [options, rest] = splitChatOptions(props);
  const store = useChatStore(options);
  return <RootSurface {...rest} store={store} forwardedRef={forwardedRef} />;
}

function RootSurface({ store, forwardedRef, ...props }: SurfaceProps & WithRef): ReactElement {
  const {
    theme,
    locale,
    labels,
    components,
    markdown,
    announce,
    actions,
    onFeedback,
    persistence,
    dir,
    children,
    ...divProps
  } = props;
  const { style, onKeyDown, ...rest } = divProps;
  const settings = { locale, labels, components, markdown, actions, onFeedback, persistence };
  const context = useContextValue(store, settings);
  const isRestoring = useChatPersistence(store, persistence);
  const status = useChatSelector(store, (state) => state.status);
  const isEmpty = useChatSelector(store, isEmptyThread);
  const { colorScheme, variables } =
    typeof theme === 'object' && theme ? theme : { colorScheme: theme ?? 'auto', variables: NO_VARIABLES };
  const rootRef = useRef<HTMLDivElement>(null);
  useImperativeHandle(forwardedRef, () => rootRef.current as HTMLDivElement, []);
  useThemeVariables(rootRef, variables);
  useEffect(
    () => (process.env.NODE_ENV === 'production' ? undefined : warnWithoutStyles(rootRef.current)),
    [],
  );

  const stopOnEscape = composeHandlers(onKeyDown, (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== 'Escape' || isComposing(event)) return;
    if (store.getState().status !== 'generating') return;
    // Handled: a dialog around the window stays open.
    event.preventDefault();
    store.stop();
  });

  return (
    <ChatContext.Provider value={context}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears a key that bubbles up from its controls */}
      <div
        ref={rootRef}
        data-chat-root=""
        data-theme={colorScheme}
        data-status={status}
        data-empty={isEmpty ? '' : undefined}
        data-restoring={isRestoring ? '' : undefined}
        data-actions={context.actions.length > 0 ? '' : undefined}
        lang={locale?.code}
        dir={dir ?? locale?.direction}
        style={{ ...(variables as CSSProperties), ...style }}
        {...rest}
        onKeyDown={stopOnEscape}
      >
        {children}
        <ChatAnnouncer policy={announce ?? 'final'} />
      </div>
    </ChatContext.Provider>
  );
}

const NO_VARIABLES: ChatTheme['variables'] = {};
const DEFAULT_ACTIONS: readonly ChatMessageActionName[] = ['copy', 'edit', 'regenerate'];
const ALL_ACTIONS: readonly ChatMessageActionName[] = [...DEFAULT_ACTIONS, 'feedback', 'speak'];
const NO_ACTIONS: readonly ChatMessageActionName[] = [];

function useContextValue(store: ChatStore, settings: ChatRootSettings): ChatContextValue {
  const { labels, components, markdown, actions, onFeedback, persistence } = settings;
  // Without types `null` may be given, here and in the other settings; it stands for nothing.
  const locale = settings.locale ?? en;
  const { key, draft = true } = resolvePersistence(persistence);
  const draftKey = draft ? key : undefined;
  const scroll = useStickToBottom();
  const inputRef = useRef<HTMLTextAreaElement>(null);
  const stableErrors = useStable(labels?.errors);
  const stableLabels = useStable(labels && { ...labels, errors: stableErrors });
  const stableComponents = useStable(components);
  const stableMarkdown = useStableMarkdown(markdown);
  const stableActions = useStable(resolveActions(actions ?? undefined, Boolean(onFeedback)));
  const giveFeedback = useFeedback(store, onFeedback);
  const [announcements] = useState(createAnnouncements);
  const branchFocusRef = useRef<ChatBranchFocus>(undefined);
  // By themselves, so that nothing else makes the words look new.
  const words = useMemo(
    () => ({
      ...locale.labels,
      ...withoutUndefined(stableLabels),
      errors: { ...locale.labels.errors, ...withoutUndefined(stableErrors) },
    }),
    [locale, stableLabels, stableErrors],
  );
  return useMemo(
    () => ({
      store,
      announcements,
      language: locale.code,
      actions: stableActions,
      giveFeedback,
      branchFocusRef,
      draftKey,
      labels: words,
      components: stableComponents ?? {},
      markdown: stableMarkdown,
      scroll,
      inputRef,
      focusComposer: () => {
        const input = inputRef.current;
        // To give the focus costs a layout, also to who has it.
        if (!isTouchFirst() && input?.ownerDocument.activeElement !== input)
          input?.focus({ preventScroll: true });
      },
    }),
    [
      store,
      locale,
      words,
      stableComponents,
      stableMarkdown,
      stableActions,
      giveFeedback,
      announcements,
      draftKey,
      scroll,
    ],
  );
}

function resolveActions(
  actions: ChatRootSettings['actions'],
  hasFeedback: boolean,
): readonly ChatMessageActionName[] {
  if (actions === true) return ALL_ACTIONS;
  if (actions === undefined) return hasFeedback ? [...DEFAULT_ACTIONS, 'feedback'] : DEFAULT_ACTIONS;
  return actions || NO_ACTIONS;
}

/** Stores what the reader thinks of an answer, so that it is kept with the conversation, and tells the newest callback. */
function useFeedback(
  store: ChatStore,
  onFeedback: ChatRootSettings['onFeedback'],
): ChatContextValue['giveFeedback'] {
  const tell = useStableHandler(onFeedback);
  return useCallback(
    (messageId, feedback) => {
      store.setMessages((messages) =>
        messages.map((message) =>
          message.id === messageId ? { ...message, metadata: { ...message.metadata, feedback } } : message,
        ),
      );
      const message = store.getState().messages.find(({ id }) => id === messageId);
      if (message) call(tell, message, feedback);
    },
    [store, tell],
  );
}

/** Lists written anew in each render are the same while their entries are: otherwise every message would render. */
function useStableMarkdown(markdown: false | ChatMarkdownOptions = {}): false | ChatMarkdownOptions {
  const { plugins, policy } = markdown || {};
  const isPlain = markdown === false;
  const stablePlugins = useStable(plugins);
  const links = useStable(policy?.links);
  const images = useStable(policy?.images);
  return useMemo(
    () => !isPlain && { plugins: stablePlugins, policy: { links, images } },
    [isPlain, stablePlugins, links, images],
  );
}

// A label set to `undefined` or `null` is one that was not given.
function withoutUndefined<T extends object>(value: T | undefined): Partial<T> {
  return Object.fromEntries(Object.entries(value ?? {}).filter(([, entry]) => entry != null)) as Partial<T>;
}

function warnOfUnused(options: ChatStoreOptions): void {
  const unused = Object.entries(options).filter(([, value]) => value !== undefined);
  if (unused.length === 0) return;
  warn(
    `<ChatWindow> got both \`chat\` and \`${unused.map(([name]) => name).join('`, `')}\`.`,
    'The chat that is given has options of its own, so these are not used.',
    'Give them to useChatStream instead.',
  );
}
