import { type MouseEvent, type ReactElement, type ReactNode, useState } from 'react';
import { type MarkdownContextValue, useMarkdownContext } from './markdownContext.ts';
import { allowedHref, imageAccess } from './markdownPolicy.ts';
import type { MarkdownInline } from './types.ts';

/** Running text with its marks. */
export function MarkdownInlines({ inlines }: { inlines: readonly MarkdownInline[] }): ReactElement {
  const context = useMarkdownContext();
  return <>{renderAll(inlines, context)}</>;
}

function renderAll(inlines: readonly MarkdownInline[], context: MarkdownContextValue): ReactNode {
  return inlines.map((inline, index) => renderInline(inline, index, context));
}

/**
 * A text becomes several text nodes that do not change any more, and one that does: what the reader has selected in
 * the finished ones stays selected, and the browser lays less out anew. Cut at lines and between words.
 */
const PIECES = /[^\n]{120}\S{0,60}\s?|[^\n]*\n|[^\n]+/gu;

function renderInline(inline: MarkdownInline, key: number, context: MarkdownContextValue): ReactNode {
  if (typeof inline === 'string') return inline.match(PIECES);
  const { components, idPrefix, plugins, policy } = context;
  switch (inline.type) {
    case 'emphasis': {
      const Emphasis = components.em ?? 'em';
      return <Emphasis key={key}>{renderAll(inline.children, context)}</Emphasis>;
    }
    case 'strong': {
      const Strong = components.strong ?? 'strong';
      return <Strong key={key}>{renderAll(inline.children, context)}</Strong>;
    }
    case 'strike': {
      const Strike = components.del ?? 'del';
      return <Strike key={key}>{renderAll(inline.children, context)}</Strike>;
    }
    case 'code': {
      const Code = components.code ?? 'code';
      return <Code key={key}>{inline.text}</Code>;
    }
    case 'link': {
      const Link = components.a ?? 'a';
      const href = allowedHref(inline.href, policy);
      const opens = href !== undefined && /^\s*(?:https?:)?\/\//i.test(href) ? { target: '_blank' } : {};
      return (
        <Link key={key} href={href} title={inline.title} rel="noopener noreferrer" {...opens}>
          {renderAll(inline.children, context)}
        </Link>
      );
    }
    case 'image':
      return <Image key={key} {...inline} />;
    case 'break':
      return <br key={key} />;
    case 'footnote-ref':
      if (inline.isInLink) return <sup key={key}>{inline.number}</sup>;
      return (
        <sup key={key} data-chat-footnote-ref="">
          <a
            id={inline.isFirst ? `${idPrefix}-ref-${inline.label}` : undefined}
            href={`#${encodeURIComponent(`${idPrefix}-note-${inline.label}`)}`}
          >
            {inline.number}
          </a>
        </sup>
      );
    case 'plugin': {
      const Component = plugins.find(({ name }) => name === inline.name)?.Component;
      const { text, isOpen, isDisplay } = inline;
      return Component && <Component key={key} text={text} isOpen={isOpen} isDisplay={isDisplay} />;
    }
  }
}

type ImageProps = { src: string; alt: string; title?: string };

/** An image, or the button that loads it: its address may carry what was said to somebody else's server. */
function Image({ src, alt, title }: ImageProps): ReactElement {
  const { components, policy, labels } = useMarkdownContext();
  const [isWanted, setIsWanted] = useState(false);
  const { access, host } = imageAccess(src, policy);
  if (access === 'never') return <span data-chat-image="">{alt}</span>;
  if (access === 'open' || isWanted) {
    const Img = components.img ?? 'img';
    return (
      <Img src={src} alt={alt} title={title} loading="lazy" decoding="async" referrerPolicy="no-referrer" />
    );
  }
  const show = (event: MouseEvent): void => {
    // Within a link, the click is for the image.
    event.preventDefault();
    setIsWanted(true);
  };
  return (
    <button type="button" data-chat-image="" title={src} onClick={show}>
      <span>{alt}</span>
      <small dir="auto">{labels.showImage(host || src)}</small>
    </button>
  );
}
