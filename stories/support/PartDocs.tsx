import {
  Controls,
  Description,
  Primary,
  Stories,
  Subtitle,
  Title,
  useOf,
} from '@storybook/addon-docs/blocks';
import type { ReactElement } from 'react';

/** The page of a part: what it is, what it looks like, how to reach it from CSS, its props, and each of its states. */
export function PartDocs(): ReactElement {
  return (
    <>
      <Title />
      <Subtitle />
      <Description />
      <Primary />
      <Selectors />
      <h2 id="props">Props</h2>
      <p>
        Beside these, a part takes every prop of its element: <code>className</code>, <code>style</code>,{' '}
        <code>ref</code>, handlers, <code>data-*</code>.
      </p>
      <Controls />
      <Stories title="States" />
    </>
  );
}

type DocgenInfo = { tags?: { selector?: string } };

/** The data attributes of a part, from the `@selector` lines of its source. */
function Selectors(): ReactElement | null {
  const { preparedMeta } = useOf('meta', ['meta']);
  const component = preparedMeta.component as { __docgenInfo?: DocgenInfo } | undefined;
  const lines = component?.__docgenInfo?.tags?.selector?.split('\n').filter(Boolean) ?? [];
  if (lines.length === 0) return null;
  return (
    <>
      <h2 id="selectors">From CSS</h2>
      <p>
        Every state is an attribute. Colours, radius, spaces and fonts are <code>--chat-*</code> variables on
        the root.
      </p>
      <ul>
        {lines.map((line) => {
          const [, selector = line, note = ''] =
            /^((?:\[[^\]]*\]|:[a-z-]+)(?:\s*\[[^\]]*\])*)\s*(.*)$/.exec(line) ?? [];
          return (
            <li key={line}>
              <code>{selector}</code> {note}
            </li>
          );
        })}
      </ul>
    </>
  );
}
