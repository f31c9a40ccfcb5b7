import ts from 'typescript';
import { type Comment, readComment } from './comments.ts';
import { type Export, isOurs, type ReadEntry, type Reading } from './readEntries.ts';
import { inlineCode, type Links, linkedType, namesIn, oneLine, sourceOf } from './typeText.ts';

const SECTIONS = ['Components', 'Hooks', 'Functions', 'Classes', 'Values', 'Types'] as const;
type Section = (typeof SECTIONS)[number];

/** A list of so many values of one type is a table. */
const TABLE_FROM = 3;

/** The page of one entry point. */
export function renderPage(entry: ReadEntry, reading: Reading): string {
  const page = new Page(entry, reading);
  const sections = SECTIONS.map((section) => [section, page.inSection(section)] as const).filter(
    ([, exports]) => exports.length > 0,
  );
  return [
    '<!-- Made of the comments in src: `npm run docs` writes it anew. -->',
    `# \`${entry.specifier}\``,
    '[All entry points](./README.md)',
    entry.intro,
    sections
      .map(([section, exports]) => `- ${section}: ${exports.map((found) => page.link(found)).join(', ')}`)
      .join('\n'),
    ...sections.flatMap(([section, exports]) => [`## ${section}`, ...page.renderSection(exports)]),
    '',
  ].join('\n\n');
}

/** Every place where the comments leave a reader without an answer. */
export function findGaps(entry: ReadEntry, reading: Reading): string[] {
  const page = new Page(entry, reading);
  return entry.exports.flatMap((found) => {
    const { declaration, name } = found;
    const undocumented = page.members(found).own.filter((member) => !page.isExplained(member));
    const isSilent = !readComment(declaration).text && !page.owner(found);
    return [...(isSilent ? [name] : []), ...undocumented.map((member) => `${name}.${member.name}`)];
  });
}

/** Optional properties of public types that do not take `undefined` under exactOptionalPropertyTypes. */
export function findExactProperties(entry: ReadEntry, reading: Reading): string[] {
  const page = new Page(entry, reading);
  return entry.exports.flatMap((found) =>
    page
      .members(found)
      .own.filter(({ declaration, isOptional }) => isOptional && !takesUndefined(declaration, reading))
      .map(({ name }) => `${found.name}.${name}`),
  );
}

function takesUndefined(declaration: ts.Declaration, { checker }: Reading): boolean {
  if (!ts.isPropertySignature(declaration) || !declaration.type) return true;
  const type = checker.getTypeFromTypeNode(declaration.type);
  const types = type.isUnion() ? type.types : [type];
  return types.some(
    ({ flags }) => flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Unknown | ts.TypeFlags.Any),
  );
}

type Member = {
  name: string;
  declaration: ts.Declaration;
  comment: Comment;
  isOptional: boolean;
};
type Members = { own: Member[]; from: Map<Export, string[]> };

class Page {
  readonly #entry: ReadEntry;
  readonly #reading: Reading;
  /** Asked for again and again. */
  readonly #targets = new Map<ts.Symbol, string | undefined>();

  constructor(entry: ReadEntry, reading: Reading) {
    this.#entry = entry;
    this.#reading = reading;
  }

  /** The exports of a section, main things first. A type that is named for a component or function stands with that. */
  inSection(section: Section): Export[] {
    const { exports, first } = this.#entry;
    const rank = ({ name }: Export): number => (first.indexOf(name) + 1 || first.length + 1) - 1;
    return exports
      .filter((found) => sectionOf(found) === section && !this.owner(found))
      .sort((a, b) => rank(a) - rank(b) || (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
  }

  renderSection(exports: readonly Export[]): string[] {
    const tables = new Map<string, Export[]>();
    for (const found of exports) {
      const type = valueType(found);
      if (type) tables.set(type.getText(), [...(tables.get(type.getText()) ?? []), found]);
    }
    const large = [...tables.values()].filter((values) => values.length >= TABLE_FROM);
    const others = exports.filter((found) => !large.some((values) => values.includes(found)));
    return [
      ...large.map((values) => this.#renderValues(values)),
      ...others.flatMap((found) => this.#render(found)),
    ];
  }

  link({ name, symbol }: Export): string {
    return `[\`${name}\`](${this.#links(symbol)})`;
  }

  /** The component or function that a type is named for: `ChatHeader` has `ChatHeaderProps`. */
  owner({ name }: Export): Export | undefined {
    return this.#entry.exports.find((value) => {
      const section = sectionOf(value);
      const bare = value.name.replace(/^create/, '');
      const ofFunction = [`${value.name}Options`, `${bare}Options`, `${value.name}Result`];
      const names = section === 'Components' ? [`${value.name}Props`] : ofFunction;
      return section !== 'Types' && names.some((owned) => owned.toLowerCase() === name.toLowerCase());
    });
  }

  /** What an object type has: of its own, and from other types that are explained in their place. */
  members(found: Export): Members {
    const { checker } = this.#reading;
    const { declaration, symbol } = found;
    const own: Member[] = [];
    const from: Members['from'] = new Map();
    const isMapped = (name: ts.Symbol): boolean =>
      !this.#links(name) && Boolean(name.declarations?.some(isMappedAlias));
    if (!isObject(found, checker) || namesIn(declaration, checker).some(isMapped)) return { own, from };
    const others = namesIn(declaration, checker).flatMap((name) => {
      const other = this.#entry.exports.find((candidate) => candidate.symbol === name && name !== symbol);
      return other ? [{ other, type: checker.getDeclaredTypeOfSymbol(name) }] : [];
    });
    for (const property of checker.getDeclaredTypeOfSymbol(symbol).getProperties()) {
      const { name, flags } = property;
      // An attribute of the element that is declared anew is React's and ours.
      const member = property.declarations?.find(isOurs);
      if (!member || name.startsWith('__@')) continue;
      const origin = others.find(
        ({ type }) => type.getProperty(name)?.declarations?.find(isOurs) === member,
      )?.other;
      if (origin) from.set(origin, [...(from.get(origin) ?? []), name]);
      else {
        const isOptional = Boolean(flags & ts.SymbolFlags.Optional);
        own.push({ name, declaration: member, comment: readComment(member), isOptional });
      }
    }
    return { own, from };
  }

  /** By a sentence, by its default, or by its type alone: a literal, or a type that has a place of its own. */
  isExplained({ comment, declaration }: Member): boolean {
    if (comment.text || comment.tags('defaultValue').length > 0) return true;
    const type = this.#memberType(declaration);
    return /^`'[^']*'`$/.test(type) || /^\[`[^`]+`\]\([^)]*\)$/.test(type);
  }

  #links: Links = (symbol) => {
    if (!this.#targets.has(symbol)) this.#targets.set(symbol, this.#target(symbol));
    return this.#targets.get(symbol);
  };

  #target(symbol: ts.Symbol): string | undefined {
    const { entries } = this.#reading;
    const has = ({ exports }: ReadEntry): boolean => exports.some((found) => found.symbol === symbol);
    const home = has(this.#entry) ? this.#entry : entries.find(has);
    const target = home?.exports.find((found) => found.symbol === symbol);
    if (!home || !target) return undefined;
    const shown = new Page(home, this.#reading).owner(target) ?? target;
    const anchor = `#${shown.name.toLowerCase()}`;
    return home === this.#entry ? anchor : `./${home.page}${anchor}`;
  }

  #render(found: Export): string[] {
    const comment = readComment(found.declaration);
    const owned = this.#entry.exports.filter((type) => this.owner(type) === found);
    return [
      `### \`${found.name}\``,
      this.#prose(comment.text),
      ...this.#signature(found),
      this.#typeOfSameName(found),
      ...this.#facts(comment),
      ...this.#memberTable(found),
      ...owned.flatMap((type) => [
        this.#prose(readComment(type.declaration).text) || `\`${type.name}\`:`,
        ...(type.name.endsWith('Props') ? [] : this.#alias(type)),
        ...this.#memberTable(type),
      ]),
      ...comment.tags('example').map((example) => this.#example(example)),
    ].filter(Boolean);
  }

  /** `ChatMessage` is a component, and as a type the message. */
  #typeOfSameName({ declaration, symbol }: Export): string {
    const alias = symbol.declarations?.find(ts.isTypeAliasDeclaration);
    const [type] = alias && alias !== declaration ? namesIn(alias.type, this.#reading.checker) : [];
    const target = type && this.#links(type);
    return target
      ? `As a type the name is that of [\`${type.name}\`](${target}) in \`react-chat-stream/core\`.`
      : '';
  }

  #signature(found: Export): string[] {
    const { declaration, name } = found;
    const { checker } = this.#reading;
    if (ts.isFunctionDeclaration(declaration)) {
      return this.#fenced(found, functionHead(declaration, checker), ...signatureTypes(declaration));
    }
    const component = componentTypes(declaration);
    if (component) return [`Its \`ref\` is the \`${component.element}\`.`];
    if (ts.isVariableDeclaration(declaration)) {
      const type = valueType(found);
      const text = type ? type.getText() : checker.typeToString(checker.getTypeAtLocation(declaration));
      return this.#fenced(found, `const ${name}: ${text}`, type ?? declaration.name);
    }
    if (ts.isClassDeclaration(declaration)) {
      const [maker] = declaration.members.filter(ts.isConstructorDeclaration);
      return this.#fenced(found, classHead(declaration, checker), ...(maker ? signatureTypes(maker) : []));
    }
    return this.#alias(found);
  }

  /** A type that is no object is shown as it is written, and one that only stands for another names that. */
  #alias(found: Export): string[] {
    const { declaration } = found;
    if (!ts.isTypeAliasDeclaration(declaration)) return [];
    const { type } = declaration;
    if (ts.isTypeReferenceNode(type) && !type.typeArguments) {
      return [`The same as ${linkedType(type, this.#links, this.#reading)}.`];
    }
    const { own, from } = this.members(found);
    if (own.length + from.size > 0) return [];
    return this.#fenced(found, sourceOf(declaration, this.#links, this.#reading), declaration);
  }

  /** `typescript` and not `ts`: the snippets of the documentation are compiled, and a signature alone is none. */
  #fenced(found: Export, source: string, ...nodes: ts.Node[]): string[] {
    const here = this.#links(found.symbol);
    const names = new Map<string, string>();
    for (const symbol of nodes.flatMap((node) => namesIn(node, this.#reading.checker))) {
      const target = this.#links(symbol);
      if (target && target !== here) names.set(symbol.name, target);
    }
    const see = [...names].map(([name, target]) => `[\`${name}\`](${target})`);
    return [`\`\`\`typescript\n${source}\n\`\`\``, see.length > 0 ? `Types: ${see.join(', ')}.` : ''];
  }

  #memberTable(found: Export): string[] {
    const { own, from } = this.members(found);
    const hasDefaults = own.some(({ comment }) => comment.tags('defaultValue').length > 0);
    const head = hasDefaults ? ['name', 'type', 'default', ''] : ['name', 'type', ''];
    const rows = own.map(({ name, declaration, comment, isOptional }) => {
      const cells = [
        `\`${name}${isOptional ? '?' : ''}\``,
        this.#memberType(declaration),
        ...(hasDefaults ? [this.#prose(asCode(comment.tags('defaultValue').join(' ')))] : []),
        this.#prose(comment.text),
      ];
      return `| ${cells.map(inCell).join(' | ')} |`;
    });
    const table = [`| ${head.join(' | ')} |`, `|${'---|'.repeat(head.length)}`, ...rows].join('\n');
    const lists = [...from].map(
      ([other, names]) => `From ${this.link(other)}: ${names.map((name) => `\`${name}\``).join(', ')}.`,
    );
    return [own.length > 0 ? table : '', ...lists];
  }

  #memberType(declaration: ts.Declaration): string {
    if (ts.isMethodSignature(declaration) || ts.isMethodDeclaration(declaration)) {
      const result = oneLine(declaration.type?.getText() ?? 'void');
      return inlineCode(`(${parameters(declaration, this.#reading.checker)}) => ${result}`);
    }
    const { type } = declaration as ts.PropertySignature;
    return type ? linkedType(type, this.#links, this.#reading) : '';
  }

  #renderValues(values: readonly Export[]): string {
    const type = values[0] && valueType(values[0]);
    const rows = values.map(({ name, declaration }) => {
      const { text } = readComment(declaration);
      return `| <a id="${name.toLowerCase()}"></a>\`${name}\` | ${inCell(this.#prose(text))} |`;
    });
    return [
      `Each is a ${type ? linkedType(type, this.#links, this.#reading) : ''}.\n`,
      '| name | |',
      '|---|---|',
      ...rows,
    ].join('\n');
  }

  #facts(comment: Comment): string[] {
    const selectors = comment.tags('selector').map((selector) => {
      const [css = ''] = /^(?:\[[^\]]*\]\s*)+/.exec(selector) ?? [];
      const meaning = selector.slice(css.length);
      return `- \`${css.trim()}\`${meaning ? `: ${this.#prose(meaning)}` : ''}`;
    });
    const errors = comment.tags('throws').map((text) => `Throws: ${this.#prose(text)}`);
    return [...errors, selectors.length > 0 ? `In CSS:\n\n${selectors.join('\n')}` : ''];
  }

  /** An example with the imports from this library that it needs. */
  #example(example: string): string {
    const [, title = '', fenced] = /^([^\n`<]*)\n?```\w*\n([\s\S]*?)\n```/.exec(example) ?? [];
    const code = fenced ?? example.trim();
    const words = new Set(code.match(/[A-Za-z]\w*/g));
    const used = this.#entry.exports.filter(({ name }) => words.has(name)).map(({ name }) => name);
    const missing = new Map([[this.#entry.specifier, used]]);
    for (const { specifier, exports } of this.#reading.entries) {
      const known = [...missing.values()].flat();
      const more = exports.map(({ name }) => name).filter((name) => words.has(name) && !known.includes(name));
      if (more.length > 0 && specifier === 'react-chat-stream') missing.set(specifier, more);
    }
    const imports = [...missing]
      .filter(([specifier, names]) => names.length > 0 && !code.includes(`'${specifier}'`))
      .map(([specifier, names]) => `import { ${names.sort().join(', ')} } from '${specifier}';`);
    const isJsx = /^\s*<[A-Z]/m.test(code);
    const own = code.startsWith('import') ? '\n' : '\n\n';
    const text = imports.length > 0 ? `${imports.join('\n')}${own}${code}` : code;
    return `${title ? `${title}:\n\n` : ''}\`\`\`${isJsx ? 'tsx' : 'ts'}\n${text}\n\`\`\``;
  }

  #prose(text: string): string {
    return text.replace(/\{@link (\w+)\}/g, (_, name: string) => {
      const here = this.#entry.exports.find((found) => found.name === name);
      return here ? this.link(here) : `\`${name}\``;
    });
  }
}

function sectionOf({ name, declaration }: Export): Section {
  if (ts.isFunctionDeclaration(declaration)) return /^use[A-Z]/.test(name) ? 'Hooks' : 'Functions';
  if (ts.isClassDeclaration(declaration)) return 'Classes';
  if (ts.isVariableDeclaration(declaration)) return componentTypes(declaration) ? 'Components' : 'Values';
  return 'Types';
}

function componentTypes(declaration: ts.Declaration): { element: string } | undefined {
  const [, element] = /\bforwardRef<(\w+), \w+>/.exec(declaration.getText()) ?? [];
  return element ? { element } : undefined;
}

/** The type that a constant says it has. */
function valueType({ declaration }: Export): ts.TypeNode | undefined {
  if (!ts.isVariableDeclaration(declaration)) return undefined;
  if (declaration.type) return declaration.type;
  const { initializer } = declaration;
  return initializer && ts.isSatisfiesExpression(initializer) ? initializer.type : undefined;
}

function isMappedAlias(declaration: ts.Node): boolean {
  return (
    ts.isTypeAliasDeclaration(declaration) && isOurs(declaration) && ts.isMappedTypeNode(declaration.type)
  );
}

function isObject({ declaration, symbol }: Export, checker: ts.TypeChecker): boolean {
  if (ts.isClassDeclaration(declaration)) return true;
  if (!ts.isTypeAliasDeclaration(declaration)) return false;
  const isMapped = (node: ts.Node): boolean =>
    ts.isMappedTypeNode(node) || Boolean(ts.forEachChild(node, (child) => isMapped(child) || undefined));
  const { type } = declaration;
  const isPlain =
    ts.isTypeLiteralNode(type) || ts.isIntersectionTypeNode(type) || ts.isTypeReferenceNode(type);
  const isSame = ts.isTypeReferenceNode(type) && !type.typeArguments;
  return isPlain && !isSame && !isMapped(type) && !checker.getDeclaredTypeOfSymbol(symbol).isUnion();
}

function functionHead(declaration: ts.FunctionDeclaration, checker: ts.TypeChecker): string {
  const types = declaration.typeParameters?.map((type) => type.getText()).join(', ');
  const result = declaration.type?.getText() ?? 'void';
  const name = `${declaration.name?.text}${types ? `<${types}>` : ''}`;
  return `function ${name}(${parameters(declaration, checker)}): ${oneLine(result)}`;
}

function classHead(declaration: ts.ClassDeclaration, checker: ts.TypeChecker): string {
  const [base] = declaration.heritageClauses ?? [];
  const maker = declaration.members.find(ts.isConstructorDeclaration);
  const name = declaration.name?.text;
  return `class ${name} ${base?.getText()}\n\nnew ${name}(${maker ? parameters(maker, checker) : ''})`;
}

/** Where the names of a signature stand: not in the body. */
function signatureTypes(declaration: ts.SignatureDeclaration): ts.Node[] {
  return [...declaration.parameters.map(({ type }) => type), declaration.type].filter(
    (type) => type !== undefined,
  );
}

/** The parameters as a caller sees them: those that are taken apart, by the last word of their type. */
function parameters(declaration: ts.SignatureDeclaration, checker: ts.TypeChecker): string {
  return declaration.parameters
    .map((parameter) => {
      const { name, type, initializer, questionToken } = parameter;
      const written = type?.getText() ?? checker.typeToString(checker.getTypeAtLocation(parameter));
      const [lastWord = 'value'] = /[A-Z][a-z]+$/.exec(written) ?? [];
      const called = ts.isIdentifier(name) ? name.text : lastWord.toLowerCase();
      return `${called}${initializer || questionToken ? '?' : ''}: ${oneLine(written)}`;
    })
    .join(', ');
}

/** A default that is a value is written as code; others are words. */
function asCode(text: string): string {
  return /^('.*'|[\d_]+|true|false|\[\]|\{\}|\w+\(\))$/.test(text) ? `\`${text}\`` : text;
}

/** In a cell a bar would begin the next one. */
function inCell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ');
}
