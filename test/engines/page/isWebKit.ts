/** Whether the engine is WebKit, for the few cases in which it goes another way. Chromium bears its name too. */
export const isWebKit = (): boolean =>
  /AppleWebKit/.test(navigator.userAgent) && !/Chrome/.test(navigator.userAgent);
