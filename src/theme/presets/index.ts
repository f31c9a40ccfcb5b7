export { blossom } from './blossom.ts';
export { compact } from './compact.ts';
export type { ChatThemePreset } from './definePreset.ts';
export { forest } from './forest.ts';
export { graphite } from './graphite.ts';
export { highContrast } from './highContrast.ts';
export { ocean } from './ocean.ts';
export { paper } from './paper.ts';
export { terminal } from './terminal.ts';
