/** Marks that turn the direction of what follows: `photo\u202Egnp.exe` reads as a picture. Control characters too. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const DECEIVING = /[\0-\x1f\x7f\u202a-\u202e\u2066-\u2069]/g;

/** A name as it can be shown: what would hide or turn its letters is seen as a mark. */
export function shownName(name: string): string {
  return name.replace(DECEIVING, '\ufffd');
}

/** The name within a sentence, with a direction of its own. */
export function isolatedName(name: string): string {
  return `\u2068${shownName(name)}\u2069`;
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A size for people: `512 bytes`, `1.5 kB`, `10 MB`. */
export function formatBytes(bytes: number, language: string): string {
  const step = bytes < 1024 ? 0 : Math.min(Math.floor(Math.log(bytes) / Math.log(1024)), UNITS.length - 1);
  const value = bytes / 1024 ** step;
  const options: Intl.NumberFormatOptions = {
    style: 'unit',
    unit: UNITS[step],
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step > 0 && value < 10 ? 1 : 0,
  };
  try {
    return new Intl.NumberFormat(language, options).format(value);
  } catch {
    // The code of a language of one's own need not be one that browsers know.
    return new Intl.NumberFormat(undefined, options).format(value);
  }
}
