/** Order by position: a number between the neighbours', so that moving one row writes one row. */

/**
 * The position for the place `place` (from 0) among others at `positions`, which are ascending. Beyond the end is the end.
 * Halving can go on some fifty times between the same two neighbours before numbers run out, which no hand does.
 */
export function positionAt(positions: readonly number[], place: number): number {
  const before = positions[Math.min(place, positions.length) - 1];
  const after = positions[place];
  if (before === undefined) return after === undefined ? 1 : after - 1;
  return after === undefined ? before + 1 : (before + after) / 2;
}
