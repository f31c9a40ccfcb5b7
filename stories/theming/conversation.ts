import { thread } from '../support/messages.ts';

const SEEDS = `Three that forgive you nearly everything:

| Plant | Light | Water |
|---|---|---:|
| **Sword fern** | shade | 2 × a week |
| *Ficus elastica* | bright, no sun | 1 × a week |
| Snake plant | any | 1 × a month |

> A plant in a pot dies of too much care far more often than of too little.

1. Push a finger into the soil before you water.
2. Turn the pot a quarter each week.
3. Give it [more light in winter](https://example.com/winter) than in summer.`;

const CODE = `Certainly. \`schedule\` tells how many days are left:

\`\`\`ts
type Plant = { name: string; everyDays: number };

export function schedule({ everyDays }: Plant, daysAgo: number): number {
  // Never negative: a plant that waits is watered today.
  return Math.max(0, everyDays - daysAgo);
}
\`\`\`

- [x] written
- [ ] tested`;

/** A conversation in which everything that a theme colours is on the page. */
export const CONVERSATION = thread(
  'Which plants survive me? I travel a lot and forget about them.',
  SEEDS,
  'Write me a small function that tells when the next one is due.',
  CODE,
);

export const SUGGESTIONS = [
  { title: 'A plant for a dark hallway', description: 'It should not mind the draught' },
  { title: 'Rescue a drooping fig', description: 'Its leaves have brown edges' },
];
