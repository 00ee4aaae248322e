import { describe, expect, it } from 'vitest';
import { FILE_BYTES_MAX } from '#lib/contract/attachments.ts';
import { toUploads } from './uploads.ts';

const file = (name: string, size = 3) => ({ name, size }) as File;
let count = 0;
const newId = () => String((count += 1));

describe('toUploads', () => {
  it('lets a file of the largest size wait and refuses one byte more for good', () => {
    const [fits, not] = toUploads([file('a', FILE_BYTES_MAX), file('b', FILE_BYTES_MAX + 1)], newId);
    expect([fits?.state, fits?.canRetry]).toEqual(['waiting', true]);
    expect([not?.state, not?.canRetry]).toEqual(['failed', false]);
  });
});
