import ts from 'typescript';

/** What the comment of a declaration says. */
export type Comment = {
  text: string;
  /** Texts of a tag, in order: `defaultValue`, `example`, `selector`, `throws`. */
  tags(name: string): string[];
};

/** A comment of a variable belongs to its statement; the compiler knows where to look. */
export function readComment(declaration: ts.Node): Comment {
  const docs = ts.getJSDocCommentsAndTags(declaration).filter(ts.isJSDoc);
  const doc = docs.at(-1);
  return {
    text: plain(doc?.comment),
    tags: (name) =>
      [...(doc?.tags ?? [])]
        .filter(({ tagName }) => tagName.text === name)
        .map((tag) => (name === 'example' ? asWritten(tag) : plain(tag.comment))),
  };
}

function plain(comment: string | ts.NodeArray<ts.JSDocComment> | undefined): string {
  if (comment === undefined || typeof comment === 'string') return comment ?? '';
  const pieces = comment.map((piece) =>
    ts.isJSDocLink(piece) ? `{@link ${piece.name?.getText()}}` : piece.text,
  );
  return pieces.join('');
}

/** With its indentation, which the compiler takes for that of the comment. */
function asWritten(tag: ts.JSDocTag): string {
  const lines = tag
    .getText()
    .replace(/^@\w+ ?/, '')
    .split('\n');
  return lines
    .map((line) => line.replace(/^\s*\* ?/, ''))
    .join('\n')
    .trim();
}
