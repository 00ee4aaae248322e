/** Ranges of days as the dashboard offers them, as days of the browser's own time zone. */
import type { DashboardParams } from './dashboard-params.ts';

export type Days = { from: string; to: string };

const LENGTHS = { '7d': 7, '30d': 30, '90d': 90 } as const;

/** The days asked for; 30 unless said otherwise. */
export function daysOf({ range = '30d', from, to }: DashboardParams, today: Date): Days {
  if (range === 'custom' && from !== undefined && to !== undefined) return { from, to };
  const [year, month] = [today.getFullYear(), today.getMonth()];
  if (range === 'this-month') return { from: dayOf(new Date(year, month, 1)), to: dayOf(today) };
  if (range === 'last-month')
    return { from: dayOf(new Date(year, month - 1, 1)), to: dayOf(new Date(year, month, 0)) };
  const length = LENGTHS[range as keyof typeof LENGTHS] ?? LENGTHS['30d'];
  return { from: dayOf(new Date(year, month, today.getDate() - length + 1)), to: dayOf(today) };
}

/** The local day of an instant, `2026-11-22`. */
export function dayOf(date: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
