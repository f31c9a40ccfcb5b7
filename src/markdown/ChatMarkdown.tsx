import {
  type ComponentPropsWithoutRef,
  forwardRef,
  memo,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { englishMarkdownLabels, type MarkdownLabels } from '../locales/markdownLabels.ts';
import { useStable } from '../react/useStable.ts';
import { Caret } from './Caret.tsx';
import { createMarkdownParser } from './createMarkdownParser.ts';
import { Blocks, Footnotes } from './MarkdownBlocks.tsx';
import type { MarkdownPlugin } from './MarkdownPlugin.ts';
import { type MarkdownComponents, MarkdownContext, NO_PLUGINS } from './markdownContext.ts';
import type { MarkdownPolicy } from './markdownPolicy.ts';
import { useFlowMark } from './useFlowMark.ts';

/** Props of `ChatMarkdown`: those of a `<div>`, the text, and how it is shown. */
export type ChatMarkdownProps = Omit<ComponentPropsWithoutRef<'div'>, 'children'> & {
  /** Markdown. When it grows, only what is new is read. */
  text: string;
  /**
   * Whether more is to come: half-open marks are shown as what they will become, and a caret stands at the end.
   * @defaultValue `false`
   */
  streaming?: boolean | undefined;
  /** Replacements for elements, by tag, and for a whole block of code. Keep them outside of the render function. */
  components?: MarkdownComponents | undefined;
  /** Additional syntax and highlighting. */
  plugins?: readonly MarkdownPlugin[] | undefined;
  /** What links and images may do. */
  policy?: MarkdownPolicy | undefined;
  /** Words in another language. @defaultValue English */
  labels?: Partial<MarkdownLabels> | undefined;
};

/**
 * Markdown as React elements, never as HTML: GitHub's dialect, raw HTML as text. A block that is finished is neither
 * read nor rendered again, however long the text becomes.
 * @selector [data-chat-markdown]
 * @selector [data-chat-markdown][data-streaming]
 * @selector [data-chat-markdown][data-flowing] text comes without a pause, and the caret does not blink
 */
export const ChatMarkdown = memo(
  forwardRef<HTMLDivElement, ChatMarkdownProps>(function ChatMarkdown(
    { text, streaming = false, components, plugins = NO_PLUGINS, policy, labels, ...props },
    ref,
  ) {
    const idPrefix = useId();
    const elementRef = useRef<HTMLDivElement>(null);
    useImperativeHandle(ref, () => elementRef.current as HTMLDivElement, []);
    useFlowMark(elementRef, text, streaming);
    const stablePlugins = useStable(plugins);
    const stableComponents = useStable(components);
    const stableImages = useStable(policy?.images);
    const stableLinks = useStable(policy?.links);
    const stableLabels = useStable(labels);
    // A cache and nothing else: what it gives depends on the text alone, so React may call it twice or throw it away.
    const [generation, setGeneration] = useState(0);
    const { parser } = useMemo(
      () => ({ parser: createMarkdownParser(stablePlugins), generation }),
      [stablePlugins, generation],
    );
    const tree = parser.parse(text, streaming);
    const { pending } = tree;
    useEffect(() => {
      let isCurrent = true;
      pending?.then(
        () => isCurrent && setGeneration((count) => count + 1),
        // Nothing has loaded, so the code stays as it is.
        () => undefined,
      );
      return () => {
        isCurrent = false;
      };
    }, [pending]);
    const context = useMemo(
      () => ({
        components: stableComponents ?? {},
        plugins: stablePlugins,
        policy: { images: stableImages, links: stableLinks },
        labels: { ...englishMarkdownLabels, ...stableLabels },
        idPrefix,
      }),
      [stableComponents, stablePlugins, stableImages, stableLinks, stableLabels, idPrefix],
    );
    return (
      <MarkdownContext.Provider value={context}>
        <div
          ref={elementRef}
          data-chat-markdown=""
          data-streaming={streaming ? '' : undefined}
          dir="auto"
          {...props}
        >
          <Blocks chunks={tree.children} />
          {tree.hasCaret && <Caret />}
          <Footnotes chunks={tree.footnotes} />
        </div>
      </MarkdownContext.Provider>
    );
  }),
);
