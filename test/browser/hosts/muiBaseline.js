// JavaScript, so that the library's own types need none of MUI's.
import CssBaseline from '@mui/material/CssBaseline';
import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';

/** What `<CssBaseline>` writes into the page, as CSS; nothing of it stays there. */
export function muiBaseline() {
  const root = createRoot(document.createElement('div'));
  flushSync(() => root.render(createElement(CssBaseline)));
  const sheets = [...document.querySelectorAll('style[data-emotion]')].map(({ sheet }) => sheet);
  const css = sheets.flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText)).join('\n');
  root.unmount();
  return css;
}
