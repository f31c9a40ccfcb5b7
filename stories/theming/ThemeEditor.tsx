import { type ReactElement, useLayoutEffect, useRef, useState } from 'react';
import { type ChatColors, type ChatThemeOptions, ChatWindow, type ChatWindowProps } from 'react-chat-stream';
import * as entry from 'react-chat-stream/themes';
import { ColorFields } from './ColorFields.tsx';
import { ShapeFields } from './ShapeFields.tsx';
import './themeEditor.css';
import { paintedColors } from './paintedColors.ts';
import { themeCode } from './themeCode.ts';

const { createTheme, ...themes } = entry;
const PRESETS: Readonly<Record<string, entry.ChatThemePreset>> = themes;

type Scheme = 'light' | 'dark';

const COLOR_NAMES = [
  'background',
  'text',
  'accent',
  'onAccent',
  'danger',
  'surface',
  'raised',
  'border',
  'borderStrong',
  'textMuted',
  'link',
  'userBubble',
  'onUserBubble',
  'dangerSurface',
] as const satisfies readonly (keyof ChatColors)[];

export type ThemeEditorProps = {
  /** What the window beside the panel is given. */
  window: ChatWindowProps;
  initialScheme: Scheme;
};

/** Every token by hand, a window that shows it at once, and the code to copy. */
export function ThemeEditor({ window, initialScheme }: ThemeEditorProps): ReactElement {
  const [tokens, setTokens] = useState<ChatThemeOptions>({});
  const [scheme, setScheme] = useState<Scheme>(initialScheme);
  const [painted, setPainted] = useState<ChatColors>({});
  const [isCopied, setIsCopied] = useState(false);
  const rootRef = useRef<HTMLDivElement>(null);
  const code = themeCode(tokens);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is painted follows from the tokens and the scheme
  useLayoutEffect(() => {
    if (rootRef.current) setPainted(paintedColors(rootRef.current, COLOR_NAMES));
  }, [tokens, scheme]);

  function change(next: ChatThemeOptions): void {
    setTokens(next);
    setIsCopied(false);
  }

  function startFrom(name: string): void {
    // A preset is its tokens and the theme made of them; only the tokens go on.
    const { variables, colorScheme, ...own }: Partial<entry.ChatThemePreset> = PRESETS[name] ?? {};
    change(own);
  }

  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(code);
    setIsCopied(true);
  }

  const colorsKey = scheme === 'dark' ? 'dark' : 'colors';
  return (
    <div className="theme-editor">
      <form className="theme-panel" aria-label="Theme" onSubmit={(event) => event.preventDefault()}>
        <label className="theme-row">
          Start from
          <select defaultValue="" onChange={(event) => startFrom(event.target.value)}>
            <option value="">the default</option>
            {Object.keys(PRESETS).map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <fieldset className="theme-scheme">
          <legend>Colours of the scheme</legend>
          {(['light', 'dark'] as const).map((name) => (
            <label key={name}>
              <input type="radio" name="scheme" checked={scheme === name} onChange={() => setScheme(name)} />
              {name}
            </label>
          ))}
        </fieldset>
        <ColorFields
          names={COLOR_NAMES}
          colors={tokens[colorsKey] ?? {}}
          painted={painted}
          onChange={(colors) => change({ ...tokens, [colorsKey]: colors })}
        />
        <ShapeFields tokens={tokens} onChange={change} />
        <output className="theme-code" aria-label="Code">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it */}
          <pre tabIndex={0}>{code}</pre>
        </output>
        <button type="button" onClick={copy}>
          {isCopied ? 'Copied' : 'Copy the code'}
        </button>
      </form>
      <ChatWindow {...window} ref={rootRef} theme={createTheme({ ...tokens, colorScheme: scheme })} />
    </div>
  );
}
