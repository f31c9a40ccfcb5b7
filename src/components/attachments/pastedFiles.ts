/**
 * The files that were meant by a paste, and whether its text is pasted too. Word, Excel and browsers put a picture of what
 * was copied beside its text: the text is what was meant. File managers put the names of the files there: the files are.
 */
export function pastedFiles(
  files: readonly File[],
  text: string,
): { files: readonly File[]; hasText: boolean } {
  const names = new Set(files.map(({ name }) => name));
  const hasText = text !== '' && !text.split(/\r?\n/).every((line) => names.has(baseName(line)));
  return { files: hasText ? files.filter(({ type }) => !type.startsWith('image/')) : files, hasText };
}

function baseName(path: string): string {
  return path.trim().split(/[\\/]/).at(-1) ?? '';
}
