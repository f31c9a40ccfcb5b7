import {
  type Arbitrary,
  array,
  boolean,
  constant,
  constantFrom,
  nat,
  oneof,
  option,
  record,
} from 'fast-check';

/** What a user, an application or a callback can ask of a chat. Numbers pick a message, modulo how many there are. */
export type ChatDeed =
  | { do: 'send'; text: string }
  | { do: 'stop' | 'retry' | 'clear-error' | 'reset' }
  | { do: 'regenerate'; at?: number }
  | { do: 'edit'; at: number; text: string }
  | { do: 'select'; at: number; index: number }
  | { do: 'set-messages'; how: 'drop' | 'edit' | 'append'; at: number }
  | { do: 'tool-output' };

/** A step of a sequence: a deed, something that the back end or the clock does, or a component that comes or goes. */
export type ChatCommand =
  | ChatDeed
  | { do: 'receive'; piece: Piece }
  | { do: 'heartbeat'; isMessage: boolean }
  | { do: 'replay' }
  | { do: 'finish' | 'server-error' | 'close' | 'break' | 'throw-rubbish' }
  | { do: 'late'; at: number }
  | { do: 'wait'; ms: number }
  | { do: 'page'; event: 'online' | 'pagehide' }
  | { do: 'attach' | 'detach' }
  | { do: 'set-options'; options: ChatSetup };

/** What one frame of an answer holds. */
export type Piece =
  | 'text'
  | 'reasoning'
  | 'start'
  | 'tool-start'
  | 'tool-delta'
  | 'tool-end'
  | 'tool-result'
  | 'metadata'
  | 'data';

/** A callback that does something to the chat from within, the first few times that it is called. */
export type Reaction = { on: (typeof CALLBACKS)[number]; deed: ChatDeed; times: number };

/** The options of a chat, as plain values that a failing case can print. */
export type ChatSetup = {
  whenBusy: 'reject' | 'queue' | 'interrupt';
  retry: number;
  resume: 'off' | 'on' | 'yes' | 'later' | 'url' | 'no' | 'throws';
  total: number;
  throws: boolean;
};

/** A whole case. `hasEventIds` says whether the server names its frames, `ids` what `generateId` gives. */
export type ChatCase = {
  setup: ChatSetup;
  hasEventIds: boolean;
  ids: 'counted' | 'same' | 'throws';
  reactions: readonly Reaction[];
  commands: readonly ChatCommand[];
};

/** The callbacks that a reaction can sit in. */
export const CALLBACKS = ['onEvent', 'onFinish', 'onError', 'onStatusChange', 'onStop', 'listener'] as const;

const at = nat(7);
const text = constantFrom('Hi', 'Why?', 'So?', 'And?', '  ');

const deed: Arbitrary<ChatDeed> = oneof(
  { weight: 10, arbitrary: record({ do: constant('send'), text }) },
  { weight: 2, arbitrary: constant({ do: 'stop' }) },
  { weight: 2, arbitrary: constant({ do: 'retry' }) },
  { weight: 1, arbitrary: constantFrom({ do: 'clear-error' }, { do: 'clear-error' }, { do: 'reset' }) },
  { weight: 3, arbitrary: record({ do: constant('regenerate'), at: option(at, { nil: undefined }) }) },
  { weight: 2, arbitrary: record({ do: constant('edit'), at, text }) },
  { weight: 2, arbitrary: record({ do: constant('select'), at, index: nat(3) }) },
  {
    weight: 2,
    arbitrary: record({
      do: constant('set-messages'),
      how: constantFrom('drop', 'edit', 'append'),
      at,
    }),
  },
  { weight: 1, arbitrary: constant({ do: 'tool-output' }) },
) as Arbitrary<ChatDeed>;

const piece: Arbitrary<Piece> = oneof(
  { weight: 5, arbitrary: constant('text') },
  {
    weight: 4,
    arbitrary: constantFrom(
      'reasoning',
      'start',
      'tool-start',
      'tool-delta',
      'tool-end',
      'tool-result',
      'metadata',
      'data',
    ),
  },
) as Arbitrary<Piece>;

const setup: Arbitrary<ChatSetup> = record({
  whenBusy: constantFrom('reject', 'queue', 'interrupt'),
  retry: constantFrom(0, 2),
  resume: constantFrom('off', 'on', 'yes', 'later', 'url', 'no', 'throws'),
  total: constantFrom(0, 400),
  throws: boolean(),
});

const command: Arbitrary<ChatCommand> = oneof(
  { weight: 12, arbitrary: deed },
  { weight: 10, arbitrary: record({ do: constant('receive'), piece }) },
  { weight: 1, arbitrary: record({ do: constant('heartbeat'), isMessage: boolean() }) },
  { weight: 1, arbitrary: constant({ do: 'replay' }) },
  { weight: 4, arbitrary: constant({ do: 'finish' }) },
  {
    weight: 5,
    arbitrary: constantFrom(
      { do: 'server-error' },
      { do: 'close' },
      { do: 'break' },
      { do: 'break' },
      { do: 'throw-rubbish' },
    ),
  },
  { weight: 1, arbitrary: record({ do: constant('late'), at }) },
  { weight: 5, arbitrary: record({ do: constant('wait'), ms: constantFrom(1, 16, 60, 120, 300) }) },
  {
    weight: 1,
    arbitrary: record({ do: constant('page'), event: constantFrom('online', 'pagehide') }),
  },
  { weight: 1, arbitrary: constantFrom({ do: 'attach' }, { do: 'detach' }) },
  { weight: 1, arbitrary: record({ do: constant('set-options'), options: setup }) },
) as Arbitrary<ChatCommand>;

const reaction: Arbitrary<Reaction> = record({ on: constantFrom(...CALLBACKS), deed, times: nat(2) });

/** Any case of up to 40 commands; half of them without reactions, where more can be foretold. */
export const chatCase: Arbitrary<ChatCase> = record({
  setup,
  hasEventIds: boolean(),
  ids: constantFrom('counted', 'counted', 'counted', 'same', 'throws'),
  reactions: oneof(constant([]), array(reaction, { minLength: 1, maxLength: 2 })),
  commands: array(command, { minLength: 1, maxLength: 40, size: 'max' }),
});
