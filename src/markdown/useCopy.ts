import { useEffect, useState } from 'react';

const COPIED_MS = 2000;

/** Copies a text, and says for two seconds that it has. Resolves to `false` where the browser does not allow it. */
export function useCopy(): [isCopied: boolean, copy: (text: string) => Promise<boolean>] {
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), COPIED_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);

  async function copy(text: string): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(text);
      setIsCopied(true);
      return true;
    } catch {
      // Not allowed, or no secure page.
      return false;
    }
  }
  return [isCopied, copy];
}
