import {
  Controls,
  Description,
  Primary,
  Stories,
  Subtitle,
  Title,
  useOf,
} from '@storybook/addon-docs/blocks';
import { type ReactElement, useRef } from 'react';
import { PartAnatomy } from './PartAnatomy.tsx';
import { PartSelectors } from './PartSelectors.tsx';
import { PartVariables } from './PartVariables.tsx';

/** The page of a part: what it is, what it looks like, what it is made of and how to reach it from CSS, its props, its states. */
export function PartDocs(): ReactElement {
  const { preparedMeta } = useOf('meta', ['meta']);
  const primaryRef = useRef<HTMLDivElement>(null);
  const selectors = selectorsOf(preparedMeta.component);
  const hasProps = Object.keys(preparedMeta.argTypes).length > 0;
  return (
    <>
      <Title />
      <Subtitle />
      <Description />
      <div ref={primaryRef}>
        <Primary />
      </div>
      {selectors.length > 0 && preparedMeta.title.startsWith('Parts/') && (
        <>
          <PartAnatomy name={preparedMeta.title.replace('Parts/', '')} containerRef={primaryRef} />
          <PartSelectors selectors={selectors} />
          <PartVariables selectors={selectors} />
        </>
      )}
      <h2 id="props">Props</h2>
      {/^(Parts\/|ChatWindow$)/.test(preparedMeta.title) && (
        <p>
          {hasProps ? 'Beside these, it takes' : 'It has none of its own, and takes'} every prop of its
          element: <code>className</code>, <code>style</code>, <code>ref</code>, handlers, <code>data-*</code>
          .
        </p>
      )}
      {hasProps && <Controls />}
      <Stories title="States" />
    </>
  );
}

/** The `@selector` lines in the TSDoc of a component. */
function selectorsOf(component: unknown): readonly string[] {
  const { __docgenInfo: docs } = (component ?? {}) as { __docgenInfo?: { tags?: { selector?: string } } };
  return docs?.tags?.selector?.split('\n').filter(Boolean) ?? [];
}
