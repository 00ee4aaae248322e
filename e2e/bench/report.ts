/** Percentiles and the table that the benchmark prints. */

/** One measured thing; a target names the percentile that it binds. */
export type Row = {
  name: string;
  takenMs: number[];
  target?: { percentile: 75 | 95 | 100; ms: number };
  /** Times of the bare twin, for the ratio of the medians. */
  twinMs?: number[];
};

/** The smallest value that at least `percentile` percent of the values do not exceed (nearest rank). */
export function percentileOf(values: readonly number[], percentile: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = Math.max(1, Math.ceil((percentile / 100) * sorted.length));
  return sorted[rank - 1] ?? Number.NaN;
}

/** Whether the row keeps its target; true where it has none. */
export function isKept({ target, takenMs }: Row): boolean {
  return target === undefined || percentileOf(takenMs, target.percentile) <= target.ms;
}

/** The table as text. */
export function tableOf(rows: readonly Row[]): string {
  const head = ['ms', 'n', 'p50', 'p75', 'p95', 'max', 'target', '', 'x bare p50', 'x bare p95'];
  const lines = rows.map((row) => {
    const at = (percentile: number): string => percentileOf(row.takenMs, percentile).toFixed(0);
    return [
      row.name,
      String(row.takenMs.length),
      at(50),
      at(75),
      at(95),
      at(100),
      row.target ? `${percentileName(row.target.percentile)} <= ${row.target.ms}` : '',
      row.target ? (isKept(row) ? 'kept' : 'MISSED') : '',
      ratio(row, 50),
      ratio(row, 95),
    ];
  });
  return align([head, ...lines]);
}

function percentileName(percentile: number): string {
  return percentile === 100 ? 'max' : `p${percentile}`;
}

function ratio({ takenMs, twinMs }: Row, percentile: number): string {
  if (twinMs === undefined) return '';
  return (percentileOf(takenMs, percentile) / percentileOf(twinMs, percentile)).toFixed(1);
}

function align(lines: string[][]): string {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  const pad = (cell: string, column: number): string =>
    column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0);
  return lines.map((line) => line.map(pad).join('  ').trimEnd()).join('\n');
}
