import type { ChatThemeOptions } from 'react-chat-stream';

/** The tokens as a module to copy; what is not set is not written. */
export function themeCode(tokens: ChatThemeOptions): string {
  const literal = print(tokens, '') ?? '';
  return `import { createTheme } from 'react-chat-stream';\n\nexport const theme = createTheme(${literal});\n`;
}

function print(value: unknown, indent: string): string | undefined {
  if (value === undefined || value === '') return undefined;
  if (typeof value === 'string') return `'${value.replace(/[\\']/g, '\\$&')}'`;
  if (typeof value !== 'object' || value === null) return String(value);
  const lines = Object.entries(value).flatMap(([name, entry]) => {
    const text = print(entry, `${indent}  `);
    return text === undefined ? [] : [`${indent}  ${name}: ${text},`];
  });
  if (lines.length === 0) return undefined;
  return `{\n${lines.join('\n')}\n${indent}}`;
}
