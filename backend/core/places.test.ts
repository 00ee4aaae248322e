import fc from 'fast-check';
import { expect, it } from 'vitest';
import { positionAt } from './places.ts';

it('positionAt gives a position that sorts to the place asked for', () => {
  const positions = fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), { maxLength: 20 });
  fc.assert(
    fc.property(positions, fc.nat({ max: 25 }), (given, place) => {
      const sorted = given.toSorted((a, b) => a - b);
      const position = positionAt(sorted, place);
      const all = [...sorted, position].toSorted((a, b) => a - b);
      expect(all.indexOf(position)).toBe(Math.min(place, sorted.length));
      expect(new Set(all).size).toBe(sorted.length + 1);
    }),
  );
});
