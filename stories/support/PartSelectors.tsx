import type { ReactElement } from 'react';

/** The data attributes of a part, each with what it means. */
export function PartSelectors({ selectors }: { selectors: readonly string[] }): ReactElement {
  return (
    <>
      <h2 id="selectors">Data attributes</h2>
      <p>Every state is an attribute, so a style sheet needs no class of ours.</p>
      <ul>
        {selectors.map((line) => {
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
