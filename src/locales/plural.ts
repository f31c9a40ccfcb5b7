/** The forms of a word; which of them a language has, `Intl.PluralRules` knows. `#` stands for the number. */
export type PluralForms = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

const numbers = /* @__PURE__ */ new Map<string, Intl.NumberFormat>();
const rules = /* @__PURE__ */ new Map<string, Intl.PluralRules>();

/** A number as it is written in a language. */
export function formatNumber(code: string, value: number): string {
  // Making a formatter costs a thousand times what using it does.
  const format = numbers.get(code) ?? new Intl.NumberFormat(code);
  numbers.set(code, format);
  return format.format(value);
}

/** What a language says of so many things. */
export function plural(code: string, count: number, forms: PluralForms): string {
  const rule = rules.get(code) ?? new Intl.PluralRules(code);
  rules.set(code, rule);
  return (forms[rule.select(count)] ?? forms.other).replace('#', formatNumber(code, count));
}
