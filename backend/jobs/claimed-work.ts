/**
 * Works on what waits in the database. Each piece is claimed by one process, and one whose process died is had by another when its
 * claim runs out. A slow lane keeps only its own pieces waiting.
 */
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_EVERY_MS = 1_000;

/** What may be claimed now. */
export type Free<Lane> = {
  countMax: number;
  /** Lanes that have enough under way here. */
  busy: Lane[];
};

export type ClaimedWork<Piece, Lane> = {
  claim: (free: Free<Lane>) => Promise<Piece[]>;
  work: (piece: Piece) => Promise<void>;
  laneOf: (piece: Piece) => Lane;
  /** Under way at once, in this process. */
  atOnce: number;
  perLane: number;
  lookEveryMs?: number;
  /** Told of a failure that an operator should know; the piece is tried again. */
  onError?: (error: unknown) => void;
};

/** Looks for pieces until stopped; stopping waits for those under way. */
export function startClaimedWork<Piece, Lane>(job: ClaimedWork<Piece, Lane>): () => Promise<void> {
  const stop = new AbortController();
  const underWay = new Map<Promise<void>, Lane>();
  const begin = (piece: Piece) => {
    const working: Promise<void> = job
      .work(piece)
      .catch((error: unknown) => job.onError?.(error))
      .finally(() => underWay.delete(working));
    underWay.set(working, job.laneOf(piece));
  };
  const looking = (async () => {
    while (!stop.signal.aborted) {
      try {
        for (const piece of await claimSome(job, [...underWay.values()])) begin(piece);
      } catch (error) {
        // A database that is away is told by the requests that need it; the next look tries again.
        job.onError?.(error);
      }
      const pause = job.lookEveryMs ?? LOOK_EVERY_MS;
      await sleep(pause, undefined, { signal: stop.signal, ref: false }).catch(() => {});
    }
  })();
  return async () => {
    stop.abort();
    await looking;
    await Promise.all(underWay.keys());
  };
}

async function claimSome<Piece, Lane>(
  { claim, atOnce, perLane }: ClaimedWork<Piece, Lane>,
  lanes: readonly Lane[],
): Promise<Piece[]> {
  const countMax = atOnce - lanes.length;
  if (countMax <= 0) return [];
  const busy = [...new Set(lanes)].filter((lane) => lanes.filter((each) => each === lane).length >= perLane);
  return claim({ countMax, busy });
}
