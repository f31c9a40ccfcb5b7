import {
  type ComponentPropsWithoutRef,
  forwardRef,
  memo,
  type ReactElement,
  type RefObject,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Caret } from './Caret.tsx';
import { Icon } from './Icon.tsx';
import { checkIcon, copyIcon, wrapIcon } from './icons.ts';
import { useMarkdownContext } from './markdownContext.ts';
import type { CodeChunk } from './types.ts';
import { useCopy } from './useCopy.ts';

/** Props of `ChatCodeBlock`: those of a `<div>`, and the code. */
export type ChatCodeBlockProps = Omit<ComponentPropsWithoutRef<'div'>, 'children'> & {
  /** First word after the fence. */
  language?: string | undefined;
  /** The code; or, as Markdown gives it, in groups of lines of which only the last one still changes. */
  code: string | readonly CodeChunk[];
  /** Whether more of it is to come. */
  isOpen?: boolean | undefined;
  /** Whether the caret stands at its end. */
  hasCaret?: boolean | undefined;
};

/**
 * A block of code with its language, a button that copies it, and a switch that breaks long lines.
 * @selector [data-chat-code-block][data-language="ts"]
 * @selector [data-chat-code-block][data-wrap]
 * @selector [data-chat-code-bar]
 */
export const ChatCodeBlock = memo(
  forwardRef<HTMLDivElement, ChatCodeBlockProps>(function ChatCodeBlock(
    { language, code, isOpen, hasCaret, ...props },
    ref,
  ) {
    const { labels, components } = useMarkdownContext();
    const [isWrapped, setIsWrapped] = useState(false);
    const preRef = useRef<HTMLPreElement>(null);
    const chunks = useMemo(() => (typeof code === 'string' ? [{ text: code }] : code), [code]);
    const Code = components.code ?? 'code';
    return (
      <div
        ref={ref}
        data-chat-code-block=""
        data-language={language}
        data-open={isOpen ? '' : undefined}
        data-wrap={isWrapped ? '' : undefined}
        dir="ltr"
        {...props}
      >
        <Bar
          language={language}
          preRef={preRef}
          isWrapped={isWrapped}
          onWrap={() => setIsWrapped((wrapped) => !wrapped)}
        />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard */}
        {/* biome-ignore lint/a11y/useSemanticElements: there is no element that is both */}
        <pre ref={preRef} tabIndex={0} role="group" aria-label={language ?? labels.code}>
          <Code>
            {chunks.map((chunk, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines are only appended
              <Lines key={index} chunk={chunk} />
            ))}
            {hasCaret && <Caret />}
          </Code>
        </pre>
      </div>
    );
  }),
);

/** A group of lines. Full ones are blocks of their own for the browser, which lays only the last one out anew. */
const Lines = memo(function Lines({ chunk: { text, lines } }: { chunk: CodeChunk }): ReactElement {
  if (!lines) return <span data-chat-code-lines="">{text}</span>;
  return (
    <span data-chat-code-lines="">
      {lines.map((tokens, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are only appended
        <Line key={index} tokens={tokens} hasEnd={index < lines.length - 1 || text.endsWith('\n')} />
      ))}
    </span>
  );
});

const Line = memo(function Line({
  tokens,
  hasEnd,
}: {
  tokens: CodeChunkTokens;
  hasEnd: boolean;
}): ReactElement {
  return (
    <>
      {tokens.map(({ text, kind }, index) =>
        kind ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: tokens do not move
          <span key={index} data-token={kind}>
            {text}
          </span>
        ) : (
          text
        ),
      )}
      {hasEnd && '\n'}
    </>
  );
});

type CodeChunkTokens = NonNullable<CodeChunk['lines']>[number];

type BarProps = {
  language: string | undefined;
  preRef: RefObject<HTMLPreElement | null>;
  isWrapped: boolean;
  onWrap(): void;
};

/** Rendered once, and not again while lines come. */
const Bar = memo(
  function Bar({ language, preRef, isWrapped, onWrap }: BarProps): ReactElement {
    const { labels } = useMarkdownContext();
    const [isCopied, copyText] = useCopy();

    async function copy(): Promise<void> {
      const pre = preRef.current;
      if (!pre || (await copyText(pre.textContent ?? ''))) return;
      // The reader can copy what is selected now.
      getSelection()?.selectAllChildren(pre);
      pre.focus();
    }

    return (
      <div data-chat-code-bar="">
        <span data-chat-code-language="">{language}</span>
        <button
          type="button"
          aria-pressed={isWrapped}
          aria-label={labels.wrapLines}
          title={labels.wrapLines}
          onClick={onWrap}
        >
          <Icon path={wrapIcon} />
        </button>
        <button
          type="button"
          aria-label={isCopied ? labels.copied : labels.copyCode}
          title={labels.copyCode}
          onClick={() => void copy()}
        >
          {isCopied ? <Icon path={checkIcon} /> : <Icon path={copyIcon} />}
        </button>
        <span role="status" data-chat-visually-hidden="">
          {isCopied ? labels.copied : ''}
        </span>
      </div>
    );
  },
  (before, after) => before.language === after.language && before.isWrapped === after.isWrapped,
);
