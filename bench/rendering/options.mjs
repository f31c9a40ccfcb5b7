/** The command line. */
import { parseArgs } from 'node:util';
import { CONTESTANTS } from './contestants.mjs';
import { QUICK, WORKLOADS } from './workloads.mjs';

/** Fewer than in a whole run. */
const QUICK_ROUNDS = 2;

export const HELP = `npm run bench                                     everything
npm run bench -- --quick                          ${QUICK.join(', ')}
npm run bench -- --only ours,ant --workload stream-8000
npm run bench -- --rounds 1                       every workload so many times
Contestants: ${CONTESTANTS.map(({ id }) => id).join(', ')}
Workloads: ${WORKLOADS.map(({ id }) => id).join(', ')}`;

/** @throws {Error} With the help, where a name is not known. */
export function readOptions(commandArguments) {
  const { values } = parseArgs({
    args: commandArguments,
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      workload: { type: 'string' },
      rounds: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const names = values.workload?.split(',') ?? (values.quick ? QUICK : undefined);
  return {
    help: values.help,
    rounds: values.rounds ? Number(values.rounds) : values.quick ? QUICK_ROUNDS : undefined,
    contestants: pick(CONTESTANTS, values.only?.split(',')),
    workloads: pick(WORKLOADS, names),
    isEverybody: values.only === undefined,
  };
}

function pick(all, ids) {
  if (!ids) return all;
  return ids.map((id) => {
    const found = all.find((one) => one.id === id);
    if (!found) throw new Error(`There is no "${id}".\n${HELP}`);
    return found;
  });
}
