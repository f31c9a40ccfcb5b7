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
      <Slider
        label={`Radius, ${radius} px`}
        min={0}
        max={32}
        value={radius}
        onValue={(value) => onChange({ ...tokens, radius: value })}
      />
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
      <Slider
        label="Size of type"
        min={0.75}
        max={1.375}
        step={0.0625}
        value={Number.parseFloat(fonts.size ?? (density === 'compact' ? '0.9375' : '1'))}
        onValue={(value) => setFont('size', `${value}rem`)}
      />
      <Slider
        label={`Column, ${widths.column ?? '46em'}`}
        min={24}
        max={80}
        value={Number.parseFloat(widths.column ?? '46')}
        onValue={(value) => setWidth('column', `${value}em`)}
      />
      <Slider
        label={`Bubble, ${widths.bubble ?? '80%'}`}
        min={40}
        max={100}
        value={Number.parseFloat(widths.bubble ?? '80')}
        onValue={(value) => setWidth('bubble', `${value}%`)}
      />
    </fieldset>
  );
}

type SliderProps = {
  label: string;
  min: number;
  max: number;
  step?: number;
  value: number;
  onValue: (value: number) => void;
};

function Slider({ label, onValue, ...range }: SliderProps): ReactElement {
  return (
    <label className="theme-row">
      {label}
      <input type="range" {...range} onChange={(event) => onValue(event.target.valueAsNumber)} />
    </label>
  );
}
