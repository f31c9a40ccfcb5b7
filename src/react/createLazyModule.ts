import { warn } from '../core/warn.ts';

/** Where a module stands: not there yet, there, or not to be had just now. */
export type LazyState<Module> = { readonly module?: Module; readonly hasFailed?: boolean };

/** A module that is fetched when somebody first wants it, and is there at once for whoever wants it later. */
export type LazyModule<Module> = {
  getState(): LazyState<Module>;
  subscribe(listener: () => void): () => void;
  /**
   * Fetches it, unless it is there or on its way. After a failure it may be asked again; Firefox keeps a failed module
   * for the life of the page and fails at once then, until a reload. Never rejects.
   */
  load(): Promise<void>;
};

/** `name` is for the warning; `fetchModule` holds the `import()`, in a form that bundlers see. */
export function createLazyModule<Module>(
  name: string,
  fetchModule: () => Promise<Module>,
): LazyModule<Module> {
  let state: LazyState<Module> = {};
  let loading: Promise<void> | undefined;
  const listeners = new Set<() => void>();

  function enter(next: LazyState<Module>): void {
    state = next;
    for (const listener of [...listeners]) listener();
  }

  async function fetchIt(): Promise<void> {
    try {
      enter({ module: await fetchModule() });
    } catch (error) {
      if (process.env.NODE_ENV !== 'production') {
        warn(
          `The code of ${name} could not be loaded (${error}).`,
          'The chat works without it, and it is asked for again when the browser is online, or by the reader; in Firefox only a reload helps.',
          'See that the files of an earlier deployment stay on the server for a while.',
        );
      }
      globalThis.addEventListener?.('online', () => void load(), { once: true });
      enter({ hasFailed: true });
    }
    loading = undefined;
  }

  function load(): Promise<void> {
    if (!state.module) loading ??= fetchIt();
    return loading ?? Promise.resolve();
  }

  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load,
  };
}
