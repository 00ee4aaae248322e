import type { Preferences } from '#lib/store/preferences.ts';

/** True while the desktop stays silent: from the first time on, up to the second; over midnight where that is the earlier. */
export function isQuiet(quietHours: Preferences['quietHours'], now: Date): boolean {
  if (quietHours === null) return false;
  const { from, to } = quietHours;
  const time = `${pad(now.getHours())}:${pad(now.getMinutes())}`;
  return from <= to ? time >= from && time < to : time >= from || time < to;
}

function pad(part: number): string {
  return String(part).padStart(2, '0');
}
