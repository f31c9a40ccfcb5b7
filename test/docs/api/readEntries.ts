import path from 'node:path';
import ts from 'typescript';
import { ROOT } from '../snippets.ts';
import { ENTRIES, type Entry } from './entries.ts';

/** One name that an entry exports. */
export type Export = {
  name: string;
  declaration: ts.Declaration;
  symbol: ts.Symbol;
};

export type ReadEntry = Entry & { exports: readonly Export[] };
export type Reading = { checker: ts.TypeChecker; entries: readonly ReadEntry[] };

/** Compiles the library as its own tsconfig.json says, and asks the compiler what each entry exports. */
export function readEntries(): Reading {
  const { config } = ts.readConfigFile(path.join(ROOT, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(
    { ...config, include: [], files: ['a.ts'] },
    ts.sys,
    ROOT,
  );
  const sourceOf = ({ specifier }: Entry): string =>
    path.join(ROOT, config.compilerOptions.paths[specifier][0]);
  const program = ts.createProgram(ENTRIES.map(sourceOf), options);
  const checker = program.getTypeChecker();
  const entries = ENTRIES.map((entry) => {
    const source = program.getSourceFile(sourceOf(entry));
    const module = source && checker.getSymbolAtLocation(source);
    if (!module) throw new Error(`${entry.specifier} has no source.`);
    return { ...entry, exports: checker.getExportsOfModule(module).map((found) => toExport(found, checker)) };
  });
  return { checker, entries };
}

function toExport(found: ts.Symbol, checker: ts.TypeChecker): Export {
  const symbol = resolve(found, checker);
  // A name may be a component and a type at once.
  const declaration = symbol.valueDeclaration ?? symbol.declarations?.[0];
  if (!declaration) throw new Error(`${found.name} has no declaration.`);
  return { name: found.name, declaration, symbol };
}

/** What an import or an export stands for. */
export function resolve(symbol: ts.Symbol, checker: ts.TypeChecker): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** Whether the library itself declares it, and no package. */
export function isOurs(declaration: ts.Node): boolean {
  return declaration.getSourceFile().fileName.startsWith(`${ROOT.replaceAll('\\', '/')}src/`);
}
