import { describe, expect, it } from 'vitest';
import { COLOURS, HUES } from './tokens.ts';

type Name = keyof typeof COLOURS;
const TEXT_PAIRS: [Name, Name][] = [
  ['text', 'surface'],
  ['text-2', 'surface'],
  ['text-2', 'neutral-tint'],
  ['text-3', 'surface'],
  ['text-3', 'selected'],
  ['accent-text', 'surface'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-accent', 'red-fill'],
  ['amber', 'amber-tint'],
  ['red', 'red-tint'],
  ['red', 'surface'],
  ['green', 'surface'],
  ['on-toast', 'toast'],
  ['toast-link', 'toast'],
];

describe('colour table', () => {
  for (const side of [0, 1] as const) {
    const scheme = side === 0 ? 'light' : 'dark';
    it.each(TEXT_PAIRS)(`%s is readable on %s (4.5:1) when ${scheme}`, (text, ground) => {
      expect(contrast(COLOURS[text][side], COLOURS[ground][side])).toBeGreaterThanOrEqual(4.5);
    });
    it.each(Object.keys(HUES) as (keyof typeof HUES)[])(
      `hue %s is seen on surface (3:1) when ${scheme}`,
      (hue) => {
        expect(contrast(HUES[hue][side], COLOURS.surface[side])).toBeGreaterThanOrEqual(3);
      },
    );
    it(`controls are seen on surface (3:1) when ${scheme}`, () => {
      expect(contrast(COLOURS.control[side], COLOURS.surface[side])).toBeGreaterThanOrEqual(3);
    });
  }
});

/** Contrast of two `#RRGGBB` colours by WCAG 2.2 (1.4.3), from 1 to 21. */
function contrast(first: string, second: string): number {
  const [light, dark] = [luminance(first), luminance(second)].toSorted((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255));
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
