import { AnchorMdx } from '@storybook/addon-docs/blocks';
import { type ReactElement, type RefObject, useEffect, useState } from 'react';
import { type OutlineLine, outlineOf } from './outlineOf.ts';

export type PartAnatomyProps = {
  /** Of the part, as it is exported. */
  name: string;
  /** Around the story that shows it. */
  containerRef: RefObject<HTMLElement | null>;
};

/** The elements of a part with their attributes, as they are on this page now. */
export function PartAnatomy({ name, containerRef }: PartAnatomyProps): ReactElement | null {
  const [outline, setOutline] = useState<readonly OutlineLine[]>([]);

  useEffect(() => {
    const container = containerRef.current;
    if (!container) return;
    const look = (): void => setOutline(outlineOf(container, name));
    const observer = new MutationObserver(look);
    observer.observe(container, { subtree: true, childList: true, attributes: true });
    look();
    return () => observer.disconnect();
  }, [containerRef, name]);

  if (outline.length === 0) return null;
  return (
    <>
      <h2 id="anatomy">Anatomy</h2>
      <p>The elements that CSS can reach, as the example above has them now.</p>
      <ul style={{ padding: 0, listStyle: 'none' }}>
        {outline.map(({ depth, element, attributes, part, count }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no state
          <li key={index} style={{ paddingInlineStart: `${depth * 1.5}em` }}>
            {part ? (
              <AnchorMdx target="_self" href={`?path=/docs/parts-${part.toLowerCase()}--docs`}>
                {part}
              </AnchorMdx>
            ) : (
              element
            )}{' '}
            {!part && <code>{attributes}</code>}
            {count > 1 && ` × ${count}`}
          </li>
        ))}
      </ul>
    </>
  );
}
