import { describe, expect, it } from 'vitest';
import type { TicketId } from '#lib/contract/ids.ts';
import { createOwnVersions } from './own-versions.ts';

const id = '00000000-0000-4000-8000-000000000001' as TicketId;

describe('own versions', () => {
  it('send the second edit after the first, on the version that the first made', async () => {
    const send = createOwnVersions();
    const sent: number[] = [];
    const update = (version: number) =>
      new Promise<{ version: number }>((resolve) => {
        sent.push(version);
        setTimeout(() => resolve({ version: version + 1 }), 5);
      });
    const seen = { id, version: 3 };
    await Promise.all([send(seen, update), send(seen, update)]);
    expect(sent).toEqual([3, 4]);
  });

  it('go on with the version that was seen when the edit before was refused', async () => {
    const send = createOwnVersions();
    const refused = send({ id, version: 3 }, () => Promise.reject(new Error('stale')));
    const next = send({ id, version: 3 }, (version) => Promise.resolve({ version: version + 1 }));
    await expect(refused).rejects.toThrow('stale');
    expect(await next).toEqual({ version: 4 });
  });

  it('never send a version older than the one that is shown', async () => {
    const send = createOwnVersions();
    const update = (version: number) => Promise.resolve({ version });
    await send({ id, version: 3 }, update);
    expect(await send({ id, version: 9 }, update)).toEqual({ version: 9 });
  });
});
