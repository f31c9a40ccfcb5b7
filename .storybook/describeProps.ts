import type { ReactRenderer } from '@storybook/react-vite';
import * as themes from 'react-chat-stream/themes';
import type { ArgTypesEnhancer, StrictInputType } from 'storybook/internal/types';
import { LOCALES } from '../stories/support/locales.ts';

type PropDoc = {
  type?: { name: string; raw?: string };
  tags?: { defaultValue?: string };
  declarations?: { fileName: string }[];
};

const { createTheme: _, ...PRESETS } = themes;
const MAX_TYPE_CHARS = 60;

/**
 * Makes the table of props and the panel of controls out of types and TSDoc: what a prop is where nobody sets it, from
 * whom a part has it, and the simplest control that can set it. What a story says itself stays.
 */
export const describeProps: ArgTypesEnhancer<ReactRenderer> = ({ component, argTypes, initialArgs }) => {
  const { __docgenInfo: docs } = (component ?? {}) as {
    __docgenInfo?: { displayName: string; props?: Record<string, PropDoc> };
  };
  if (!docs?.props) return argTypes;
  const described = Object.entries(argTypes).map(([name, argType]): [string, StrictInputType] => {
    const doc = docs.props?.[name];
    return [
      name,
      doc ? describe({ argType, doc, owner: docs.displayName, value: initialArgs[name] }) : argType,
    ];
  });
  const categories = described.map(([, { table }]) => table?.category);
  // A part's own props first, its events last, what it has from others between.
  const rank = ({ table }: StrictInputType): number =>
    table?.category === EVENTS ? categories.length : categories.indexOf(table?.category);
  return Object.fromEntries(
    described.sort(
      ([, one], [, other]) => Number(isOwn(other)) - Number(isOwn(one)) || rank(one) - rank(other),
    ),
  );
};

const EVENTS = 'Events';
const isOwn = ({ table }: StrictInputType): boolean => table?.category === undefined;

type Prop = { argType: StrictInputType; doc: PropDoc; owner: string; value: unknown };

function describe({ argType, doc, owner, value }: Prop): StrictInputType {
  const isChoice = doc.type?.name === 'enum';
  const type = (doc.type?.raw ?? doc.type?.name ?? '').replace(/ \| undefined$/, '');
  const { defaultValue } = doc.tags ?? {};
  return {
    // Of a choice Storybook makes radio buttons by itself.
    ...(!isChoice && controlFor(argType.name, type, value)),
    ...argType,
    description: argType.description?.replace(/\{@link ([^}]+)\}/g, '`$1`'),
    table: {
      category: categoryOf(argType.name, type, owner, doc),
      ...argType.table,
      ...(!isChoice && { type: summaryOf(type) }),
      ...(defaultValue && { defaultValue: { summary: defaultValue.replaceAll('`', '') } }),
    },
  };
}

/** The part that a prop comes from, where that is another one. */
function categoryOf(
  name: string,
  type: string,
  owner: string,
  { declarations }: PropDoc,
): string | undefined {
  if (/^on[A-Z]/.test(name) && type !== 'boolean') return EVENTS;
  const source = declarations?.[0]?.fileName
    .split('/')
    .at(-1)
    ?.replace(/\.tsx?$/, '');
  if (source === 'ChatStore') return 'useChatStream';
  return source === owner ? undefined : source;
}

function summaryOf(type: string): { summary: string; detail?: string } {
  const isFunction = /=>|\): /.test(type);
  // A function stands in parentheses where `undefined` stood beside it.
  const text = isFunction ? type.replace(/^\((\(.*)\)$/s, '$1') : type;
  if (text.length <= MAX_TYPE_CHARS) return { summary: text };
  return { summary: isFunction ? 'function' : 'object', detail: text };
}

/** A text, a number, a switch; JSON only where there is some already; nothing for what only code can give. */
function controlFor(name: string, type: string, value: unknown): Partial<StrictInputType> {
  // Read once: to change it later would change nothing.
  if (/^(initial|default)[A-Z]/.test(name)) return { control: false };
  if (type.includes('ChatTheme'))
    return chooseFrom({ light: 'light', dark: 'dark', auto: 'auto', ...PRESETS });
  if (type === 'ChatLocale') return chooseFrom(LOCALES);
  if (typeof value === 'object' && value !== null) return { control: isJson(value) && { type: 'object' } };
  const members = type.startsWith('(') ? [] : type.split(' | ');
  if (members.includes('number')) return { control: { type: 'number' } };
  if (members.includes('boolean') || members.includes('false')) return { control: { type: 'boolean' } };
  if (members.includes('string') || members.includes('ReactNode')) return { control: { type: 'text' } };
  return { control: false };
}

/** By name, where the things themselves are no JSON. */
function chooseFrom(mapping: Record<string, unknown>): Partial<StrictInputType> {
  return { control: { type: 'select' }, options: Object.keys(mapping), mapping };
}

function isJson(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return typeof value !== 'function';
  if ('$$typeof' in value) return false;
  const isPlain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
  return isPlain && Object.values(value).every(isJson);
}
