/** Results as a table on the terminal. */
import type { Result } from './measure-operations.ts';
import type { Measured } from './measure.ts';

/** What is aimed at: lists within 100 ms, search within 300; at full size at most twice the time at the small one. */
const P95_MS_MAX = 100;
const SEARCH_P95_MS_MAX = 300;
const GROWTH_MAX = 2;

const COLUMNS = [30, 9, 9, 9, 9, 9, 8, 9, 9];

/** Prints all operations at full size, and how their p95 grew since the small size. */
export function printResults(title: string, small: number, [atSmall = [], atFull = []]: Result[][]): void {
  const lines = [
    `\n${title}. CPU: companion and database, ms an operation. Ratio: p50 over HTTP to bare. Growth: p95 to that at ${small} tickets.`,
    row(['1 client', 'p50 ms', 'p95 ms', 'CPU ms', 'bare p50', 'bare p95', 'ratio', 'growth', 'SQL']),
    ...atFull.map((result, index) => rowOf(result, atSmall[index], 0)),
    row(['8 clients', 'p50 ms', 'p95 ms', 'CPU ms', 'bare p50', 'bare p95', 'ratio', 'growth', 'ops/s']),
    ...atFull.map((result, index) => rowOf(result, atSmall[index], 1)),
    ...verdicts(atSmall, atFull),
    '',
  ];
  process.stdout.write(lines.join('\n'));
}

function rowOf({ name, statements, http, bare }: Result, small: Result | undefined, which: 0 | 1): string {
  const [own, other, before] = [http[which], bare[which], small?.http[which]];
  if (own === undefined || other === undefined) return name;
  const growth = before === undefined ? '' : (own.p95 / before.p95).toFixed(1);
  const last = which === 0 ? String(statements) : own.perSecond.toFixed(0);
  return row([
    name,
    ...both(own),
    own.cpuMs.toFixed(1),
    ...both(other),
    (own.p50 / other.p50).toFixed(1),
    growth,
    last,
  ]);
}

function both({ p50, p95 }: Measured): string[] {
  return [p50.toFixed(1), p95.toFixed(1)];
}

function row(cells: readonly string[]): string {
  return cells
    .map((cell, index) => (index === 0 ? cell.padEnd(30) : cell.padStart(COLUMNS[index] ?? 9)))
    .join('');
}

function verdicts(atSmall: readonly Result[], atFull: readonly Result[]): string[] {
  const missed = atFull.flatMap(({ name, http: [own] }, index) => {
    const before = atSmall[index]?.http[0];
    if (own === undefined || before === undefined) return [];
    const most = name.startsWith('search') ? SEARCH_P95_MS_MAX : P95_MS_MAX;
    const slow = own.p95 > most ? [`${name}: p95 ${own.p95.toFixed(0)} ms`] : [];
    return own.p95 / before.p95 > GROWTH_MAX
      ? [...slow, `${name}: grew ${(own.p95 / before.p95).toFixed(1)} times`]
      : slow;
  });
  return missed.length === 0 ? ['Targets met'] : ['Targets missed:', ...missed.map((line) => `  ${line}`)];
}
