import { formatDuration } from '#lib/i18n/format.ts';

/** Seconds as people read them; a dash for nothing to measure. */
export function durationWords(seconds: number | null): string {
  return seconds === null ? '–' : formatDuration(seconds * 1000);
}
