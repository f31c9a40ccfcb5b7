/** The back ends of `examples/`. */
export type BackEndKind = 'node' | 'fastapi';

/** Builds the example app against the library's source into a folder. */
export function buildApp(outDir: string): Promise<void>;

/** The first Python that is new enough, or undefined. */
export function findPython(): string | undefined;

/** The command that starts a back end, and its arguments. Installs what it needs first. */
export function backEndCommand(kind: BackEndKind): Promise<[string, string[]]>;
