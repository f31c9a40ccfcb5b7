import { useEffect, useState } from 'react';

type Speech = {
  /** Whether the browser can speak; `false` on the server and until the page lives. */
  isAvailable: boolean;
  isSpeaking: boolean;
  speak(text: string): void;
  stop(): void;
};

/** Reads a text aloud with the browser's own voice. It falls silent when the component goes. */
export function useSpeech(): Speech {
  const [isAvailable, setIsAvailable] = useState(false);
  const [utterance, setUtterance] = useState<SpeechSynthesisUtterance>();
  useEffect(() => setIsAvailable('speechSynthesis' in globalThis), []);

  useEffect(() => {
    if (!utterance) return;
    const end = (): void => setUtterance(undefined);
    utterance.addEventListener('end', end);
    utterance.addEventListener('error', end);
    // Another message may be speaking: the page has one voice.
    speechSynthesis.cancel();
    speechSynthesis.speak(utterance);
    return () => {
      utterance.removeEventListener('end', end);
      utterance.removeEventListener('error', end);
      speechSynthesis.cancel();
    };
  }, [utterance]);

  return {
    isAvailable,
    isSpeaking: utterance !== undefined,
    speak: (text) => setUtterance(new SpeechSynthesisUtterance(text)),
    stop: () => setUtterance(undefined),
  };
}
