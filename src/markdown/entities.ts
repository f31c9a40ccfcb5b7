/**
 * Named characters that people and models write. The whole table of HTML has 2,231 names and would be the largest
 * part of the renderer; a name that is not here stays as it was written.
 */
const NAMED = new Map(
  (
    'amp=& lt=< gt=> quot=" apos=\' nbsp=\u00a0 copy=© reg=® trade=™ hellip=… mdash=— ndash=– lsquo=‘ rsquo=’ ' +
    'ldquo=“ rdquo=” laquo=« raquo=» bull=• middot=· times=× divide=÷ deg=° plusmn=± frac12=½ frac14=¼ frac34=¾ ' +
    'euro=€ pound=£ yen=¥ cent=¢ sect=§ para=¶ larr=← rarr=→ uarr=↑ darr=↓ harr=↔ rArr=⇒ le=≤ ge=≥ ne=≠ asymp=≈ ' +
    'infin=∞ micro=µ sum=∑ radic=√ pi=π alpha=α beta=β gamma=γ delta=δ lambda=λ mu=μ sigma=σ omega=ω Omega=Ω ' +
    'Delta=Δ iexcl=¡ iquest=¿ auml=ä ouml=ö uuml=ü Auml=Ä Ouml=Ö Uuml=Ü szlig=ß eacute=é egrave=è agrave=à ' +
    'ccedil=ç ntilde=ñ sup2=² sup3=³ ensp=\u2002 emsp=\u2003 thinsp=\u2009 shy=\u00ad zwj=\u200d check=✓ star=☆'
  )
    .split(' ')
    .map((entry) => entry.split('=') as [string, string]),
);

const ENTITY = /&(?:#[xX]([\da-fA-F]{1,6})|#(\d{1,7})|([a-zA-Z][a-zA-Z\d]{1,31}));/y;
const REPLACEMENT = '\ufffd';
const MAX_CODE_POINT = 0x10ffff;

/** The character reference that begins at a place, and its length; nothing if there is none that we know. */
export function readEntity(text: string, start: number): { text: string; length: number } | undefined {
  ENTITY.lastIndex = start;
  const [entity, hex, decimal, name] = ENTITY.exec(text) ?? [];
  if (entity === undefined) return undefined;
  const decoded =
    name === undefined ? character(hex ? Number.parseInt(hex, 16) : Number(decimal)) : NAMED.get(name);
  return decoded === undefined ? undefined : { text: decoded, length: entity.length };
}

function character(code: number): string {
  const isOutside = code === 0 || code > MAX_CODE_POINT || (code >= 0xd800 && code <= 0xdfff);
  return isOutside ? REPLACEMENT : String.fromCodePoint(code);
}

/** What a backslash takes its meaning from (CommonMark 2.4). */
export const ESCAPABLE = /[!-/:-@[-`{-~]/;

/** Takes the backslashes from escaped punctuation and reads character references. */
export function unescapeText(text: string): string {
  return /[\\&]/.test(text)
    ? text.replace(/\\([!-/:-@[-`{-~])|&[#\w]+;/g, (match, escaped: string | undefined) => {
        return escaped ?? readEntity(match, 0)?.text ?? match;
      })
    : text;
}
