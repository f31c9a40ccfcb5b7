import type { ReactElement } from 'react';
import type { ChatColors } from 'react-chat-stream';

export type ColorFieldsProps = {
  names: readonly (keyof ChatColors)[];
  /** Those that are set. */
  colors: ChatColors;
  /** Those that are seen, set or mixed. */
  painted: ChatColors;
  onChange: (colors: ChatColors) => void;
};

/** One colour a row; one that is not set shows what is mixed for it, and goes back to that by its button. */
export function ColorFields({ names, colors, painted, onChange }: ColorFieldsProps): ReactElement {
  return (
    <fieldset className="theme-colors">
      <legend>Colours</legend>
      {names.map((name) => (
        <div key={name} className="theme-row" data-set={colors[name] === undefined ? undefined : ''}>
          <label htmlFor={`color-${name}`}>{name}</label>
          {colors[name] !== undefined && (
            <button
              type="button"
              aria-label={`Reset ${name}`}
              onClick={() => onChange({ ...colors, [name]: undefined })}
            >
              Reset
            </button>
          )}
          <input
            id={`color-${name}`}
            type="color"
            value={colors[name] ?? painted[name] ?? '#000000'}
            onChange={(event) => onChange({ ...colors, [name]: event.target.value })}
          />
        </div>
      ))}
    </fieldset>
  );
}
