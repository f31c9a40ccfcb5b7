import type { ReactElement } from 'react';
import type { ChatFonts, ChatThemeOptions } from 'react-chat-stream';
import { FONT_STACKS } from './fontStacks.ts';

export type ShapeFieldsProps = {
  tokens: ChatThemeOptions;
  onChange: (tokens: ChatThemeOptions) => void;
};

const FONT_LABELS = { text: 'Text font', heading: 'Heading font', mono: 'Code font' } as const;

/** Corners, density, fonts and widths. */
export function ShapeFields({ tokens, onChange }: ShapeFieldsProps): ReactElement {
  const { radius = 18, density = 'comfortable', fonts = {}, widths = {} } = tokens;
  const setFont = (name: keyof ChatFonts, value: string): void =>
    onChange({ ...tokens, fonts: { ...fonts, [name]: value || undefined } });
  const setWidth = (name: 'column' | 'bubble', value: string): void =>
    onChange({ ...tokens, widths: { ...widths, [name]: value } });

  return (
    <fieldset>
      <legend>Shape and type</legend>
      <label className="theme-row">
        Radius, {radius} px
        <input
          type="range"
          min={0}
          max={32}
          value={radius}
          onChange={(event) => onChange({ ...tokens, radius: event.target.valueAsNumber })}
        />
      </label>
      <label className="theme-row">
        Compact
        <input
          type="checkbox"
          checked={density === 'compact'}
          onChange={(event) => onChange({ ...tokens, density: event.target.checked ? 'compact' : undefined })}
        />
      </label>
      {(Object.keys(FONT_LABELS) as (keyof typeof FONT_LABELS)[]).map((name) => (
        <label key={name} className="theme-row">
          {FONT_LABELS[name]}
          <select value={fonts[name] ?? ''} onChange={(event) => setFont(name, event.target.value)}>
            {Object.entries(FONT_STACKS).map(([label, stack]) => (
              <option key={label} value={stack}>
                {label}
              </option>
            ))}
            {!Object.values(FONT_STACKS).includes(fonts[name] ?? '') && (
              <option value={fonts[name]}>As the preset</option>
            )}
          </select>
        </label>
      ))}
      <label className="theme-row">
        Size of type
        <input
          type="range"
          min={0.75}
          max={1.375}
          step={0.0625}
          value={Number.parseFloat(fonts.size ?? (density === 'compact' ? '0.9375' : '1'))}
          onChange={(event) => setFont('size', `${event.target.value}rem`)}
        />
      </label>
      <label className="theme-row">
        Column, {widths.column ?? '46em'}
        <input
          type="range"
          min={24}
          max={80}
          value={Number.parseFloat(widths.column ?? '46')}
          onChange={(event) => setWidth('column', `${event.target.value}em`)}
        />
      </label>
      <label className="theme-row">
        Bubble, {widths.bubble ?? '80%'}
        <input
          type="range"
          min={40}
          max={100}
          value={Number.parseFloat(widths.bubble ?? '80')}
          onChange={(event) => setWidth('bubble', `${event.target.value}%`)}
        />
      </label>
    </fieldset>
  );
}
