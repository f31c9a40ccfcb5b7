export type { ChatLabels, ChatLocale } from './ChatLocale.ts';
export { en } from './en.ts';
export { zhCN } from './zhCN.ts';
