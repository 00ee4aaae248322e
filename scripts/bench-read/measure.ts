/** Runs something again and again, and says how long it took each time and what it cost. */
import { readFileSync, readdirSync } from 'node:fs';

export type Measured = { p50: number; p95: number; times: number; perSecond: number; cpuMs: number };
/** `round`: turns after which everything was asked once. A round is always ended, so that two measurements asked the same. */
export type Load = { clients: number; secondsMax: number; timesMax: number; round: number };

/** Before anything counts: caches fill, code is compiled. */
const WARM_UPS = 3;

/** Measures `work` by so many clients at once; `processes` are those whose CPU time counts. */
export async function measure(
  work: (turn: number) => Promise<void>,
  load: Load,
  cpuOf: () => number,
): Promise<Measured> {
  for (let turn = 0; turn < WARM_UPS; turn += 1) await work(turn);
  const taken: number[] = [];
  const cpuBefore = cpuOf();
  const startedAt = performance.now();
  let turn = 0;
  const hasTime = () => turn < load.timesMax && performance.now() - startedAt < load.secondsMax * 1000;
  const client = async () => {
    while (turn % load.round !== 0 || hasTime()) {
      const mine = turn;
      turn += 1;
      const at = performance.now();
      await work(mine);
      taken.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: load.clients }, client));
  const seconds = (performance.now() - startedAt) / 1000;
  const times = taken.length;
  return {
    p50: percentile(taken, 0.5),
    p95: percentile(taken, 0.95),
    times,
    perSecond: times / seconds,
    cpuMs: (cpuOf() - cpuBefore) / times,
  };
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** User and system time of a process in ms; Linux counts it in hundredths of a second. */
export function cpuMsOf(pid: number): number {
  const [, , , , , , , , , , , user, system] = statOf(pid);
  return (Number(user) + Number(system)) * 10;
}

/** The same of a server's children, those that ended included. */
export function cpuMsOfChildren(parent: number): number {
  const [, , , , , , , , , , , , , endedUser, endedSystem] = statOf(parent);
  const ended = (Number(endedUser) + Number(endedSystem)) * 10;
  const pids = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  return pids.reduce((sum, pid) => (parentOf(pid) === parent ? sum + cpuMsOf(pid) : sum), ended);
}

export function parentOf(pid: number): number {
  return Number(statOf(pid)[1]);
}

/** Fields of `/proc/<pid>/stat` from the state on, as the name before may hold anything; empty once it is gone. */
function statOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  } catch {
    return Array.from({ length: 20 }, () => '0');
  }
}
