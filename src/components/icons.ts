/** What `Icon` draws. */

export const sendIcon = 'M10 16V4.5M4.75 9.5 10 4.25l5.25 5.25';
export const stopIcon =
  'M7.25 5.5h5.5a1.75 1.75 0 0 1 1.75 1.75v5.5a1.75 1.75 0 0 1-1.75 1.75h-5.5a1.75 1.75 0 0 1-1.75-1.75v-5.5A1.75 1.75 0 0 1 7.25 5.5z';
export const arrowDownIcon = 'M10 4v11.5M4.75 10.5 10 15.75l5.25-5.25';
export const alertIcon = 'M2.75 10a7.25 7.25 0 1 0 14.5 0 7.25 7.25 0 1 0-14.5 0M10 6.5v4M10 13.4v.1';
export const attachIcon =
  'm15.75 9.25-5.9 5.9a3.6 3.6 0 0 1-5.1-5.1l6.2-6.2a2.4 2.4 0 0 1 3.4 3.4l-6.2 6.2a1.2 1.2 0 0 1-1.7-1.7l5.5-5.5';
export const fileIcon =
  'M11.5 3.25H6.25a1.5 1.5 0 0 0-1.5 1.5v10.5a1.5 1.5 0 0 0 1.5 1.5h7.5a1.5 1.5 0 0 0 1.5-1.5V7zM11.5 3.25V7h3.75';
export const closeIcon = 'm5.75 5.75 8.5 8.5M14.25 5.75l-8.5 8.5';
export const chevronIcon = 'm5.5 7.75 4.5 4.5 4.5-4.5';
export const reasoningIcon =
  'M10 3v3M10 14v3M3 10h3M14 10h3M5.05 5.05l2.1 2.1M12.85 12.85l2.1 2.1M14.95 5.05l-2.1 2.1M7.15 12.85l-2.1 2.1';
export const toolIcon =
  'M12.6 3.6a4 4 0 0 0-4.4 5.5l-4.6 4.6a1.6 1.6 0 0 0 0 2.3l.4.4a1.6 1.6 0 0 0 2.3 0l4.6-4.6a4 4 0 0 0 5.5-4.4l-2.5 2.5-2.6-.7-.7-2.6z';
export const sourcesIcon =
  'M8.4 11.6a3 3 0 0 0 4.25 0l2.6-2.6A3 3 0 0 0 11 4.75l-.9.9M11.6 8.4a3 3 0 0 0-4.25 0L4.75 11A3 3 0 0 0 9 15.25l.9-.9';
export const regenerateIcon =
  'M15.9 8.2A6.25 6.25 0 0 0 4.6 7M4.1 11.8A6.25 6.25 0 0 0 15.4 13M4.4 3.75V7h3.25M15.6 16.25V13h-3.25';
export const editIcon =
  'm11.75 5.25 3 3M4 16l.75-3.5 8-8a1.6 1.6 0 0 1 2.25 0l.5.5a1.6 1.6 0 0 1 0 2.25l-8 8z';
export const thumbUpIcon =
  'M3.75 9.25H6.5v7H3.75zM6.5 9.5l3-5.75a1.75 1.75 0 0 1 1.75 1.75V8h3.4a1.6 1.6 0 0 1 1.57 1.9l-.93 5a1.6 1.6 0 0 1-1.57 1.35H6.5';
export const thumbDownIcon =
  'M16.25 10.75H13.5v-7h2.75zM13.5 10.5l-3 5.75a1.75 1.75 0 0 1-1.75-1.75V12h-3.4a1.6 1.6 0 0 1-1.57-1.9l.93-5a1.6 1.6 0 0 1 1.57-1.35h7.22';
export const speakIcon =
  'M3.75 8v4h2.5l3.5 3V5l-3.5 3zM12.75 7.5a3.5 3.5 0 0 1 0 5M14.9 5.25a6.5 6.5 0 0 1 0 9.5';
export const previousIcon = 'M12.25 5.5 7.75 10l4.5 4.5';
export const nextIcon = 'M7.75 5.5 12.25 10l-4.5 4.5';
