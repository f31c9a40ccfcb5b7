import ts from 'typescript';
import { isOurs, type Reading, resolve } from './readEntries.ts';

/** Where the pages explain a name, as seen from the page that is being written. */
export type Links = (symbol: ts.Symbol) => string | undefined;

/** A type as code, with links to the types that it names. */
export function linkedType(node: ts.Node, links: Links, reading: Reading): string {
  const { checker } = reading;
  const helper = helperType(node, links, reading);
  if (helper) return linkedType(helper, links, reading);
  const parts = ts.isUnionTypeNode(node)
    ? node.types.filter((part) => part.getText() !== 'undefined')
    : [node];
  return parts
    .map((part) => {
      const shown = unwrap(part, parts.length === 1);
      const inner = helperType(shown, links, reading);
      if (inner) return linkedType(inner, links, reading);
      const code = inlineCode(withoutUndefined(oneLine(shown.getText())));
      const [target, ...others] = new Set(namesIn(part, checker).flatMap((symbol) => links(symbol) ?? []));
      return target && others.length === 0 ? `[${code}](${target})` : code;
    })
    .join(' | ');
}

/** What stands behind a type that no entry exports. */
function helperType(node: ts.Node, links: Links, { checker }: Reading): ts.TypeNode | undefined {
  if (!ts.isTypeReferenceNode(node) || node.typeArguments) return undefined;
  const [symbol] = namesIn(node, checker);
  const [declaration] = symbol?.declarations ?? [];
  const isHelper = declaration && ts.isTypeAliasDeclaration(declaration) && isOurs(declaration);
  return isHelper && symbol && !links(symbol) ? declaration.type : undefined;
}

export function inlineCode(source: string): string {
  return source.includes('`') ? `\`\` ${source} \`\`` : `\`${source}\``;
}

/** A function type that stands alone needs no parentheses. */
function unwrap(node: ts.Node, isAlone: boolean): ts.Node {
  return isAlone && ts.isParenthesizedTypeNode(node) ? node.type : node;
}

/** The symbols of the types that a piece of source names, in order. */
export function namesIn(node: ts.Node, checker: ts.TypeChecker): ts.Symbol[] {
  const names: ts.Symbol[] = [];
  const visit = (inner: ts.Node): void => {
    if (ts.isTypeReferenceNode(inner) || ts.isTypeQueryNode(inner)) {
      const name = ts.isTypeReferenceNode(inner) ? inner.typeName : inner.exprName;
      const symbol = checker.getSymbolAtLocation(name);
      if (symbol) names.push(resolve(symbol, checker));
    }
    ts.forEachChild(inner, visit);
  };
  visit(node);
  return names;
}

/** A declaration as it is written, and those that only it uses, which no entry exports. */
export function sourceOf(declaration: ts.Declaration, links: Links, { checker }: Reading): string {
  const shown = new Set<ts.Node>();
  const show = (node: ts.Declaration): void => {
    if (shown.has(node)) return;
    shown.add(node);
    for (const symbol of namesIn(node, checker)) {
      const [helper] = symbol.declarations ?? [];
      if (helper && ts.isTypeAliasDeclaration(helper) && isOurs(helper) && !links(symbol)) show(helper);
    }
  };
  show(declaration);
  return [...shown].map((node) => withoutUndefined(node.getText().replace(/^export /, ''))).join('\n\n');
}

/** `?` says it already. */
function withoutUndefined(source: string): string {
  return source.replace(/(\?: [^;}]+?) \| undefined(?= ?[;}])/g, '$1');
}

export function oneLine(source: string): string {
  return source
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/([{(]) ?\| /g, '$1 ')
    .replace(/;? }/g, ' }')
    .replace(/,? \)/g, ')')
    .replace(/\( /g, '(')
    .trim();
}
