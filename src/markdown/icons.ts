/** What `Icon` draws. */

export const copyIcon =
  'M9 7h5.5a2 2 0 0 1 2 2v5.5a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2zM13 4.5a1 1 0 0 0-1-1H5.5a2 2 0 0 0-2 2V12a1 1 0 0 0 1 1';
export const checkIcon = 'm4.5 10.5 3.75 3.75 7.25-8';
export const wrapIcon = 'M3.5 5h13M3.5 10h10.25a2.75 2.75 0 0 1 0 5.5H10m2-2.25L9.75 15.5 12 17.75M3.5 15h3';
