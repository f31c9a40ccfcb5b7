import { useEffect, useLayoutEffect } from 'react';

/** `useLayoutEffect` where there is a layout; React 18 warns about it on the server. */
export const useIsomorphicLayoutEffect: typeof useLayoutEffect =
  typeof document === 'undefined' ? useEffect : useLayoutEffect;
