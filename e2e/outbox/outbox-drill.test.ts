/** The outbox drill, once through; `npm run drill:outbox` does it twenty times over. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareDrill, WORKER_POINTS, type Drill } from './drill.ts';

let drill: Drill;
beforeAll(async () => {
  drill = await prepareDrill(WORKER_POINTS.length + 2);
});
afterAll(() => drill?.close());

describe('outbox', () => {
  it.each(WORKER_POINTS)(
    'is sent by a new worker when the worker is killed at %s and no page is open',
    async (point) => {
      await drill.killWorkerAt(point, 1);
      expect(await found()).toEqual(await everyClickOnce());
    },
  );
  it('is sent by the next start of the browser when the browser is killed', async () => {
    await drill.killBrowser(1);
    expect(await found()).toEqual(await everyClickOnce());
  });
  it('is sent when the companion is back, though no page is open', async () => {
    await drill.stopCompanion(1);
    expect(await found()).toEqual(await everyClickOnce());
  });
});

const found = async () => (await drill.result()).found;

/** Every click so far was made exactly once, in order, and nothing is held. */
async function everyClickOnce() {
  const { clicked } = await drill.result();
  const { creates, edits, comments } = clicked;
  const counts = { creates: creates.length, edits: edits.length, comments: comments.length };
  return { ...counts, wrong: [], isInOrder: true, left: 0 };
}
