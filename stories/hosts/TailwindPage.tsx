import type { ReactElement } from 'react';
import { compile } from 'tailwindcss';
import tailwind from 'tailwindcss/index.css?raw';
import { HostPage, type HostPageProps } from './HostPage.tsx';

const BUTTON = 'rounded-lg bg-indigo-600 px-4 py-2 font-semibold text-white hover:bg-indigo-700';
const INPUT = 'w-full rounded-lg border border-gray-500 px-3 py-2';
const CELL = 'border-b border-gray-400 py-2 text-start';
const LAYOUT =
  'mb-4 text-2xl font-bold text-indigo-500 underline list-disc ps-5 block my-4 w-full max-w-md mx-auto';

/** All of Tailwind that this page needs, as its compiler makes it: theme, preflight and utilities. */
export async function compileTailwind(): Promise<string> {
  const { build } = await compile(tailwind);
  return build([BUTTON, INPUT, CELL, LAYOUT].flatMap((classes) => classes.split(' ')));
}

/** A page made with Tailwind. */
export function TailwindPage({ css, ...props }: HostPageProps & { css: string }): ReactElement {
  return (
    <HostPage css={css} {...props}>
      <div className="mx-auto max-w-md">
        <h1 className="mb-4 text-2xl font-bold">Green fingers</h1>
        <p>
          Made with Tailwind.{' '}
          <a className="text-indigo-500 underline" href="#plants">
            Our plants
          </a>
        </p>
        <ul className="my-4 list-disc ps-5">
          <li>Sword fern</li>
          <li>Snake plant</li>
        </ul>
        <table className="mb-4 w-full">
          <thead>
            <tr>
              <th className={CELL}>Plant</th>
              <th className={CELL}>Price</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <td className={CELL}>Sword fern</td>
              <td className={CELL}>€ 12</td>
            </tr>
          </tbody>
        </table>
        <label className="block">
          Your address
          <input className={INPUT} placeholder="you@example.com" />
        </label>
        <button type="button" className={`my-4 ${BUTTON}`}>
          Subscribe
        </button>
      </div>
    </HostPage>
  );
}
