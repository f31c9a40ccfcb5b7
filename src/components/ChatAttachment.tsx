import {
  type ComponentPropsWithoutRef,
  type CSSProperties,
  forwardRef,
  type MouseEvent,
  memo,
  type ReactElement,
  useEffect,
  useRef,
  useState,
} from 'react';
import type { FilePart } from '../core/types.ts';
import { Icon } from '../markdown/Icon.tsx';
import {
  type AttachmentAddress,
  attachmentAddress,
  bytesOf,
  openDataImage,
} from './attachments/attachmentAddress.ts';
import { formatBytes, shownName } from './attachments/fileFacts.ts';
import { useChatContext } from './chatContext.ts';
import { closeIcon, fileIcon, regenerateIcon } from './icons.ts';
import { policyOf } from './policyOf.ts';

/** Props of `ChatAttachment`: those of a `<div>`, and the file. */
export type ChatAttachmentProps = Omit<ComponentPropsWithoutRef<'div'>, 'children' | 'part'> & {
  /** The file, as the message or the draft has it. */
  part: FilePart;
  /**
   * Whether its picture loads by itself from any server. What the user attached does; what a model names waits for a
   * click, unless `markdown.policy.images` lets it.
   * @defaultValue false
   */
  trusted?: boolean | undefined;
  /** How it stands with a file that is being attached. @defaultValue `'ready'` */
  state?: 'reading' | 'ready' | 'error' | undefined;
  /** How much has been read or uploaded, from 0 to 1. @defaultValue not known */
  progress?: number | undefined;
  /** Bytes. @defaultValue what a `data:` URL holds */
  size?: number | undefined;
  /** Why it could not be attached. */
  errorText?: string | undefined;
  /** Takes the file away. With it the part is a chip of the composer, and no link. */
  onRemove?: (() => void) | undefined;
  /** Tries once more to read or upload it. */
  onRetry?: (() => void) | undefined;
};

/**
 * A file: in a message an image that opens in a new tab, or a link that saves it; in the composer a chip. An address
 * that is not safe to follow makes no link.
 * @selector [data-chat-attachment][data-kind="image" | "file"]
 * @selector [data-chat-attachment][data-state="reading" | "ready" | "error"]
 * @selector [data-chat-attachment][data-removable] in the composer
 */
export const ChatAttachment = memo(
  forwardRef<HTMLDivElement, ChatAttachmentProps>(function ChatAttachment(props, ref) {
    const { part, trusted = false, state = 'ready', progress, size, errorText, ...more } = props;
    const { onRemove, onRetry, ...divProps } = more;
    const { labels, markdown } = useChatContext();
    // The address that did not load, so that another one is tried.
    const [broken, setBroken] = useState<string>();
    const address = attachmentAddress(part, trusted, policyOf(markdown));
    const kind = broken === part.url ? 'file' : address.kind;
    const name = shownName(part.filename || (address.kind === 'image' ? labels.image : labels.file));
    const facts = <FileFacts name={name} size={size ?? bytesOf(part.url)} errorText={errorText} />;
    const picture = kind === 'image' && (
      <img
        src={address.href}
        // Its name stands beside it in a chip.
        alt={onRemove ? '' : name}
        decoding="async"
        loading={onRemove ? undefined : 'lazy'}
        referrerPolicy="no-referrer"
        onError={() => setBroken(part.url)}
      />
    );
    return (
      <div
        ref={ref}
        data-chat-attachment=""
        data-kind={kind}
        data-state={state}
        data-removable={onRemove ? '' : undefined}
        {...divProps}
      >
        {onRemove ? (
          <>
            {picture || <Icon path={fileIcon} />}
            {facts}
            {state === 'reading' && <Progress name={labels.readingFile(name)} value={progress} />}
            {onRetry && <FileButton action="retry" name={labels.retryFile(name)} onClick={onRetry} />}
            <FileButton action="remove" name={labels.removeFile(name)} onClick={onRemove} />
          </>
        ) : (
          <SentFile part={part} address={address} name={name} picture={picture} facts={facts} />
        )}
      </div>
    );
  }),
);

type SentFileProps = {
  part: FilePart;
  address: AttachmentAddress;
  name: string;
  picture: ReactElement | false;
  facts: ReactElement;
};

function SentFile({ part, address, name, picture, facts }: SentFileProps): ReactElement {
  const { labels } = useChatContext();
  const { href, host, access } = address;
  const [isWanted, setIsWanted] = useState(false);
  const linkRef = useRef<HTMLAnchorElement>(null);
  // The button that had the focus is gone.
  useEffect(() => {
    if (isWanted) linkRef.current?.focus({ preventScroll: true });
  }, [isWanted]);

  if (picture && access === 'ask' && !isWanted) {
    return (
      <button type="button" data-chat-image="" title={href} onClick={() => setIsWanted(true)}>
        <bdi>{name}</bdi>
        <span data-chat-attachment-detail="">{labels.showImage(host || href || '')}</span>
      </button>
    );
  }
  const content = picture || (
    <>
      <Icon path={fileIcon} />
      {facts}
    </>
  );
  if (!href) return <span data-chat-attachment-link="">{content}</span>;

  function open(event: MouseEvent): void {
    if (!picture || !href || !/^data:/i.test(href)) return;
    event.preventDefault();
    openDataImage(href);
  }
  return (
    <a
      ref={linkRef}
      data-chat-attachment-link=""
      href={href}
      download={picture ? undefined : part.filename || true}
      target="_blank"
      rel="noopener noreferrer"
      title={name}
      onClick={open}
    >
      {content}
    </a>
  );
}

type FileFactsProps = { name: string; size: number | undefined; errorText: string | undefined };

function FileFacts({ name, size, errorText }: FileFactsProps): ReactElement {
  const { language } = useChatContext();
  const detail = errorText ?? (size === undefined ? undefined : formatBytes(size, language));
  return (
    <span data-chat-attachment-text="">
      <bdi title={name}>{name}</bdi>
      {detail && (
        <span data-chat-attachment-detail="">
          <bdi>{detail}</bdi>
        </span>
      )}
    </span>
  );
}

type FileButtonProps = { action: 'retry' | 'remove'; name: string; onClick: () => void };

function FileButton({ action, name, onClick }: FileButtonProps): ReactElement {
  return (
    <button type="button" data-chat-button="" data-action={action} aria-label={name} onClick={onClick}>
      {action === 'retry' ? <Icon path={regenerateIcon} /> : <Icon path={closeIcon} />}
    </button>
  );
}

function Progress({ name, value }: { name: string; value: number | undefined }): ReactElement {
  return (
    <span
      role="progressbar"
      data-chat-progress=""
      aria-label={name}
      aria-valuenow={value === undefined ? undefined : Math.round(value * 100)}
      style={{ '--chat-progress': value } as CSSProperties}
    />
  );
}
