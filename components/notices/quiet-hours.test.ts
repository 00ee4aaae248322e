import { describe, expect, it } from 'vitest';
import { isQuiet } from './quiet-hours.ts';

const at = (time: string) => new Date(`2026-11-23T${time}:00`);

describe('isQuiet', () => {
  it.each([
    ['08:59', false],
    ['09:00', true],
    ['16:59', true],
    ['17:00', false],
  ])('at %s between 09:00 and 17:00 is %s', (time, expected) => {
    expect(isQuiet({ from: '09:00', to: '17:00' }, at(time))).toBe(expected);
  });

  it.each([
    ['21:59', false],
    ['22:00', true],
    ['00:00', true],
    ['06:59', true],
    ['07:00', false],
  ])('at %s between 22:00 and 07:00 is %s', (time, expected) => {
    expect(isQuiet({ from: '22:00', to: '07:00' }, at(time))).toBe(expected);
  });

  it('is never so without quiet hours, nor when they last no time', () => {
    expect(isQuiet(null, at('03:00'))).toBe(false);
    expect(isQuiet({ from: '03:00', to: '03:00' }, at('03:00'))).toBe(false);
  });
});
