import { useEffect, useSyncExternalStore } from 'react';
import type { LazyModule, LazyState } from './createLazyModule.ts';

const NOT_YET: LazyState<never> = {};

/**
 * Fetches a module once it is wanted. No Suspense: what waits for it goes on without. The server and the first render
 * of a page that came from there have none.
 */
export function useLazyModule<Module>(lazy: LazyModule<Module>, isWanted: boolean): LazyState<Module> {
  const state = useSyncExternalStore(lazy.subscribe, lazy.getState, () => NOT_YET);
  useEffect(() => {
    if (isWanted) void lazy.load();
  }, [lazy, isWanted]);
  return state;
}
