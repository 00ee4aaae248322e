import { describe, expect, it } from 'vitest';
import { comparableOutlookId } from './outlook-ids.ts';

describe('comparableOutlookId', () => {
  it('is the same for both alphabets, and leaves the page’s own as it is', () => {
    expect(comparableOutlookId('AAQkAGI2_A-x9=')).toBe('AAQkAGI2+A/x9=');
    expect(comparableOutlookId('AAQkAGI2+A/x9=')).toBe('AAQkAGI2+A/x9=');
  });
});
