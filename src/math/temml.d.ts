/** What is used of it. Declared here, so that checking the types does not need the optional peer. */
declare module 'temml' {
  type Options = {
    displayMode?: boolean;
    macros?: Record<string, string>;
    maxExpand?: number;
    maxSize?: [number, number];
    throwOnError?: boolean;
    trust?: boolean;
  };
  const temml: { renderToString(expression: string, options?: Options): string };
  // biome-ignore lint/style/noDefaultExport: it is what temml has
  export default temml;
}
