import type { RefObject } from 'react';
import { useIsomorphicLayoutEffect } from '../react/useIsomorphicLayoutEffect.ts';
import type { ChatTheme } from '../theme/ChatTheme.ts';

/**
 * Sees that the variables of a theme are on the root. React writes them by script, which every content security policy
 * allows; but the `style` attribute of server-rendered HTML is dropped under `style-src 'self'`, and hydration does
 * not write it again.
 */
export function useThemeVariables(
  rootRef: RefObject<HTMLElement | null>,
  variables: ChatTheme['variables'],
): void {
  useIsomorphicLayoutEffect(() => {
    const style = rootRef.current?.style;
    for (const [name, value] of Object.entries(variables)) {
      // What is there came from React, and from the root's own `style` prop, which goes first.
      if (style?.getPropertyValue(name) === '') style.setProperty(name, value);
    }
  }, [rootRef, variables]);
}
