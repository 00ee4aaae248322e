import type { Change } from '#lib/contract/changes.ts';

/** Changes that come faster are shown together: a busy desk must not read its list ten times a second. */
const GATHER_MS = 400;

/** Passes the first changes on at once, and those that come within the time together after it. */
export function gatherChanges(pass: (changes: readonly Change[]) => void, signal: AbortSignal) {
  let waiting: Change[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;
  const passOn = () => {
    timer = null;
    if (signal.aborted || waiting.length === 0) return;
    pass(waiting);
    waiting = [];
    timer = setTimeout(passOn, GATHER_MS);
  };
  return (changes: readonly Change[]) => {
    waiting.push(...changes);
    if (timer === null) passOn();
  };
}
