import { tests } from 'commonmark-spec';
import { micromark, type Options } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { GFM_CASES } from './gfmCases.ts';

/** A text, and the HTML that it has to become. */
export type SpecExample = {
  /** `CommonMark 12`, `GFM 3`. */
  name: string;
  section: string;
  markdown: string;
  html: string;
  /** Where the HTML comes from: the spec's own, or the reference implementation where the dialect differs. */
  source: 'spec' | 'html-as-text' | 'gfm';
};

// Raw HTML is no syntax here, so it is text.
const withoutHtml: NonNullable<Options['extensions']>[number] = {
  disable: { null: ['htmlFlow', 'htmlText'] },
};
const anyScheme: Options = { allowDangerousProtocol: true };

function withGfm(markdown: string): string {
  return micromark(markdown, {
    ...anyScheme,
    extensions: [gfm(), withoutHtml],
    htmlExtensions: [gfmHtml()],
  });
}

/** What our dialect makes of a text, according to micromark: GitHub's Markdown without raw HTML. */
export const referenceHtml = withGfm;

function commonMarkExample({ markdown, html, section, number }: (typeof tests)[number]): SpecExample {
  const text = markdown.replaceAll('→', '\t');
  const common = { name: `CommonMark ${number}`, section, markdown: text };
  const plain = micromark(text, { ...anyScheme, allowDangerousHtml: true });
  const asText = micromark(text, { ...anyScheme, extensions: [withoutHtml] });
  if (withGfm(text) !== asText) return { ...common, html: withGfm(text), source: 'gfm' };
  if (asText !== plain) return { ...common, html: asText, source: 'html-as-text' };
  return { ...common, html: html.replaceAll('→', '\t'), source: 'spec' };
}

/** The examples of CommonMark, and our own of what GitHub adds to it. */
export const SPEC_EXAMPLES: readonly SpecExample[] = [
  ...tests.map(commonMarkExample),
  ...Object.entries(GFM_CASES).flatMap(([section, cases]) =>
    cases.map(
      (markdown, index): SpecExample => ({
        name: `GFM ${section} ${index + 1}`,
        section: `GFM: ${section}`,
        markdown,
        html: withGfm(markdown),
        source: 'gfm',
      }),
    ),
  ),
];
