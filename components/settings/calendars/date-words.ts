import { formatDay } from '#lib/i18n/format.ts';

/** A date with its weekday and year: "Fri 25 Dec 2026". It is no instant, so no zone moves it. */
export function dateWords(date: string): string {
  return formatDay(`${date}T12:00:00Z`, 0, { timeZone: 'UTC' });
}
