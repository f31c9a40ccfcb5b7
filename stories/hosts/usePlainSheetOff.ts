import { useInsertionEffect } from 'react';

/** Takes `styles.css`, which every story has, out of the page as long as its layered twin is there. */
export function usePlainSheetOff(off: boolean | undefined): void {
  useInsertionEffect(() => {
    if (!off) return;
    const sheets = [...document.styleSheets].filter(isPlainSheet);
    for (const sheet of sheets) sheet.disabled = true;
    return () => {
      for (const sheet of sheets) sheet.disabled = false;
    };
  }, [off]);
}

const isPlainSheet = ({ cssRules }: CSSStyleSheet): boolean =>
  [...cssRules].some(({ cssText }) => cssText.startsWith('[data-chat-root]'));
