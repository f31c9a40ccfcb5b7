import { useCallback, useInsertionEffect, useRef } from 'react';

/**
 * The newest of a function that is written anew in each render, behind one that keeps its identity. For handlers: it
 * is not to be called while rendering.
 */
export function useStableHandler<Arguments extends unknown[], Result>(
  handler: (...given: Arguments) => Result,
): (...given: Arguments) => Result;
export function useStableHandler<Arguments extends unknown[], Result>(
  handler: ((...given: Arguments) => Result) | undefined,
): ((...given: Arguments) => Result | undefined) | undefined;
export function useStableHandler<Arguments extends unknown[], Result>(
  handler: ((...given: Arguments) => Result) | undefined,
): ((...given: Arguments) => Result | undefined) | undefined {
  const newest = useRef(handler);
  useInsertionEffect(() => {
    newest.current = handler;
  });
  const stable = useCallback((...given: Arguments) => newest.current?.(...given), []);
  return handler && stable;
}
