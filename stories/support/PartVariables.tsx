import { Fragment, type ReactElement } from 'react';
import styles from '../../src/styles.css?raw';
import { variablesOf } from './variablesOf.ts';

/** The tokens that the rules of a part read, taken from the style sheet itself. */
export function PartVariables({ selectors }: { selectors: readonly string[] }): ReactElement | null {
  const attributes = selectors.flatMap((line) => /\[(data-chat-[\w-]+)/.exec(line)?.[1] ?? []);
  const variables = variablesOf(styles, attributes);
  if (variables.length === 0) return null;
  return (
    <>
      <h2 id="variables">CSS variables</h2>
      <p>
        What its rules read. Set them on the root, on anything around it, or by <code>createTheme</code>.
      </p>
      <p>
        {variables.map((name) => (
          <Fragment key={name}>
            <code>{name}</code>{' '}
          </Fragment>
        ))}
      </p>
    </>
  );
}
