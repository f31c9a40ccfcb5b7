import { describeEngine } from './support/describeEngine.ts';

describeEngine('chromium');
