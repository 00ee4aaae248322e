import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/**
 * How far two colours may be apart, from 0 to 1 of pixelmatch's scale. Its own default of 0.1 lets one grey of text pass for
 * the next (text-2 for text-3); at 0.05 that is found, while rounding of the same colour by another graphics stack is not.
 */
const COLOUR_DISTANCE_MAX = 0.05;

/**
 * Pixels that may differ. The same browser draws the same picture each time (0 in all runs on one machine); another version of
 * Chromium moves single pixels at the rounded ends of lines and glyphs, which pixelmatch mostly knows as antialiasing. The least
 * thing of ours is a stage's square of 64 pixels, and a single letter of another colour is about 20.
 */
const PIXELS_MAX = 16;

export type Comparison =
  | { isSame: true }
  /** `pixels` is Infinity where the sizes differ. */
  | { isSame: false; pixels: number; difference: Buffer | null };

/** Compares a picture with the one that was accepted. */
export function comparePictures(actual: Buffer, accepted: Buffer): Comparison {
  const [a, b] = [PNG.sync.read(actual), PNG.sync.read(accepted)];
  if (a.width !== b.width || a.height !== b.height)
    return { isSame: false, pixels: Number.POSITIVE_INFINITY, difference: null };
  const difference = new PNG({ width: a.width, height: a.height });
  const options = { threshold: COLOUR_DISTANCE_MAX, includeAA: false };
  const pixels = pixelmatch(a.data, b.data, difference.data, a.width, a.height, options);
  return pixels <= PIXELS_MAX
    ? { isSame: true }
    : { isSame: false, pixels, difference: PNG.sync.write(difference) };
}
