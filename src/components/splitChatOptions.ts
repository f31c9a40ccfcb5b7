import type { ChatStoreOptions } from '../core/ChatStore.ts';

/** Parts the options of the hook from the props of the element. */
export function splitChatOptions<Props extends ChatStoreOptions>(
  props: Props,
): [ChatStoreOptions, Omit<Props, keyof ChatStoreOptions>] {
  const { endpoint, transport, stream, protocol, headers, body, credentials, fetch, timeout, ...more } =
    props;
  const { retry, resume, whenBusy, initialMessages, generateId, ...others } = more;
  const { onFinish, onError, onEvent, onStatusChange, onStop, ...rest } = others;
  const request = { endpoint, transport, stream, protocol, headers, body, credentials, fetch, timeout };
  const callbacks = { onFinish, onError, onEvent, onStatusChange, onStop };
  // `Required` makes the compiler ask for an option that is new in the store and missing here.
  const options: { [Name in keyof Required<ChatStoreOptions>]: ChatStoreOptions[Name] } = {
    ...request,
    ...callbacks,
    retry,
    resume,
    whenBusy,
    initialMessages,
    generateId,
  };
  // The compiler does not see that two Omits in a row are one.
  return [options, rest as Omit<Props, keyof ChatStoreOptions>];
}
