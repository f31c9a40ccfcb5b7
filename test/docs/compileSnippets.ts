import path from 'node:path';
import ts from 'typescript';
import { ROOT, type Snippet } from './snippets.ts';

const ENDINGS: Record<string, string> = { ts: 'ts', tsx: 'tsx', js: 'js', jsx: 'jsx' };

export function isScript({ language }: Snippet): boolean {
  return language in ENDINGS;
}

/**
 * Compiles each snippet as a module of its own, as strictly as the project compiles itself and a little more.
 *
 * @returns One line a fault, at its place in the Markdown file; empty when all is well.
 */
export function compileSnippets(snippets: readonly Snippet[]): string[] {
  const places = new Map<string, Snippet>();
  for (const [index, snippet] of withoutTwins(snippets).entries()) {
    // In the checkout's root, where the `paths` of tsconfig.json and node_modules apply. Nothing is written there.
    places.set(
      path.posix.join(ROOT.replaceAll('\\', '/'), `snippet-${index}.${ENDINGS[snippet.language]}`),
      snippet,
    );
  }
  const options = compilerOptions();
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (file) => places.has(file) || fileExists(file);
  host.readFile = (file) => places.get(file)?.code ?? readFile(file);
  host.getSourceFile = (file, languageVersion, ...rest) => {
    const snippet = places.get(file);
    if (!snippet) return getSourceFile(file, languageVersion, ...rest);
    return ts.createSourceFile(file, snippet.code, languageVersion, true);
  };
  const program = ts.createProgram([...places.keys()], options, host);
  return [...places].flatMap(([file, snippet]) => {
    const source = program.getSourceFile(file);
    const diagnostics = [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ];
    return diagnostics.map((diagnostic) => describe(diagnostic, snippet));
  });
}

/** The pages of two languages show the same code: once is enough. */
function withoutTwins(snippets: readonly Snippet[]): Snippet[] {
  const byText = new Map<string, Snippet>();
  for (const snippet of snippets) {
    const text = `${snippet.language} ${snippet.code}`;
    if (!byText.has(text)) byText.set(text, snippet);
  }
  return [...byText.values()];
}

function compilerOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(path.join(ROOT, 'tsconfig.json'), ts.sys.readFile);
  const { options, errors } = ts.parseJsonConfigFileContent(
    { ...config, include: [], files: ['a.ts'] },
    ts.sys,
    ROOT,
  );
  if (errors.length > 0)
    throw new Error(errors.map(({ messageText }) => JSON.stringify(messageText)).join('\n'));
  return {
    ...options,
    // Some readers have it on, and what is shown has to work for them too.
    exactOptionalPropertyTypes: true,
    checkJs: true,
    // A JavaScript reader writes no types; everything else is as strict for them.
    moduleDetection: ts.ModuleDetectionKind.Force,
  };
}

function describe(diagnostic: ts.Diagnostic, { file, line }: Snippet): string {
  const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ');
  const offset = diagnostic.file?.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line ?? 0;
  return `${file}:${line + offset} TS${diagnostic.code}: ${text}`;
}
