import { useInsertionEffect } from 'react';

/** Puts a style sheet into the page, after all others, and takes it away with the component. */
export function useStyles(css: string | undefined): void {
  useInsertionEffect(() => {
    if (css === undefined) return;
    const style = document.createElement('style');
    style.textContent = css;
    document.head.append(style);
    return () => style.remove();
  }, [css]);
}
