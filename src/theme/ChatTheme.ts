/** Colours, each any CSS colour. Those marked "mixed" follow from `background`, `text` and `accent`. */
export type ChatColors = {
  /** Behind everything. @defaultValue `#ffffff`, dark `#0f1115` */
  background?: string | undefined;
  /** What is read. Keep 4.5:1 against `background`. @defaultValue `#16181d`, dark `#eceef2` */
  text?: string | undefined;
  /** The send button, focus rings. Keep 3:1 against `background`. @defaultValue `#2f5bea`, dark `#7f9bff` */
  accent?: string | undefined;
  /** On the accent: the arrow of the send button. @defaultValue `#ffffff`, dark `#0b1020` */
  onAccent?: string | undefined;
  /** Errors. @defaultValue `#b3261e`, dark `#ff9b91` */
  danger?: string | undefined;
  /** Tinted areas: hover, suggestions. @defaultValue mixed */
  surface?: string | undefined;
  /** What lies above the page: composer, buttons over text. @defaultValue mixed */
  raised?: string | undefined;
  /** Hairlines that only decorate. @defaultValue mixed */
  border?: string | undefined;
  /** Borders of controls; keep 3:1 against `background`. @defaultValue mixed */
  borderStrong?: string | undefined;
  /** Notes, hints, placeholders; keep 4.5:1. @defaultValue mixed */
  textMuted?: string | undefined;
  /** Links. @defaultValue mixed */
  link?: string | undefined;
  /** Bubble behind what the user wrote. @defaultValue mixed */
  userBubble?: string | undefined;
  /** Text in that bubble. @defaultValue `text` */
  onUserBubble?: string | undefined;
  /** Behind an error notice. @defaultValue mixed from `danger` */
  dangerSurface?: string | undefined;
};

/** Font families, as in CSS `font-family`. */
export type ChatFonts = {
  /** Everything but code. @defaultValue the system's own */
  text?: string | undefined;
  /** The greeting, the title, and the headings in answers. @defaultValue `text` */
  heading?: string | undefined;
  /** Code. @defaultValue the system's monospace */
  mono?: string | undefined;
  /** Reading size, a CSS length; other sizes follow. @defaultValue `1rem`, compact `0.9375rem` */
  size?: string | undefined;
};

/** Widths, as CSS lengths. */
export type ChatWidths = {
  /** Longest line of the reading column. @defaultValue `46em` */
  column?: string | undefined;
  /** Widest user bubble. @defaultValue `80%` */
  bubble?: string | undefined;
};

/** What `createTheme` takes; all of it is optional. */
export type ChatThemeOptions = {
  /** Which scheme it is. @defaultValue `'auto'`: follows the system, live */
  colorScheme?: 'light' | 'dark' | 'auto' | undefined;
  /** For both schemes, unless `dark` says otherwise. */
  colors?: ChatColors | undefined;
  /** For the dark scheme alone. */
  dark?: ChatColors | undefined;
  /** Radius of bubbles and cards in pixels; the composer and small parts follow. @defaultValue 18 */
  radius?: number | undefined;
  /** `'compact'` sets smaller type and closer turns. @defaultValue `'comfortable'` */
  density?: 'comfortable' | 'compact' | undefined;
  fonts?: ChatFonts | undefined;
  widths?: ChatWidths | undefined;
};

/** A theme, ready for the `theme` prop. Make it with `createTheme`. */
export type ChatTheme = {
  /** Which scheme it is; `'auto'` follows the system. */
  readonly colorScheme: 'light' | 'dark' | 'auto';
  /** Custom properties for the `style` of the root. */
  readonly variables: Readonly<Record<`--chat-${string}`, string>>;
};
