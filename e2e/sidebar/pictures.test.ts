/**
 * Each state of the sidebar looks as it was accepted: light and dark, 270, 320 and 500 px wide. After a change that is meant,
 * `npm run pictures -- --accept` takes the new pictures over; look at them before you commit them.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { assertExists } from '#lib/base/assert.ts';
import { comparePictures } from './compare-pictures.ts';
import { pictureNames, shootStates, type Pictures } from './shoot-states.ts';
import { smallPng } from './small-png.ts';

const ACCEPTED = join(import.meta.dirname, 'pictures');
const REFUSED = join(import.meta.dirname, '../../test-results/pictures');
const BYTES_MAX = 6_000_000;
const isAccepting = process.env['THREADSIDE_ACCEPT_PICTURES'] === '1';

let taken: Pictures;
beforeAll(async () => {
  rmSync(REFUSED, { recursive: true, force: true });
  taken = await shootStates();
  if (isAccepting) accept(taken);
}, 180_000);

/** Keeps what is the same to the eye, so that a change's diff shows what it changed. */
function accept(pictures: Pictures): void {
  mkdirSync(ACCEPTED, { recursive: true });
  for (const file of readdirSync(ACCEPTED))
    if (!pictures.has(file.replace('.png', ''))) rmSync(join(ACCEPTED, file));
  for (const [name, picture] of pictures) {
    const path = pathOf(name);
    if (!existsSync(path) || !comparePictures(picture, readFileSync(path)).isSame)
      writeFileSync(path, smallPng(picture));
  }
}

const pathOf = (name: string) => join(ACCEPTED, `${name}.png`);

function keepRefused(name: string, pictures: Record<string, Buffer | null>): void {
  mkdirSync(REFUSED, { recursive: true });
  for (const [kind, picture] of Object.entries(pictures))
    if (picture !== null) writeFileSync(join(REFUSED, `${name}.${kind}.png`), picture);
}

describe('pictures of the sidebar', () => {
  it('are there for each state and no other, in less than 6 MB', () => {
    const files = readdirSync(ACCEPTED);
    expect(files.toSorted()).toEqual(pictureNames().map((name) => `${name}.png`));
    const bytes = files.reduce((sum, file) => sum + readFileSync(join(ACCEPTED, file)).length, 0);
    expect(bytes).toBeLessThan(BYTES_MAX);
  });

  it.each(pictureNames())('shows %s as it was accepted', (name) => {
    const actual = assertExists(taken.get(name), `picture ${name}`);
    const compared = comparePictures(actual, readFileSync(pathOf(name)));
    if (compared.isSame) return;
    keepRefused(name, { actual, difference: compared.difference });
    expect.fail(
      `${compared.pixels} pixels differ: see test-results/pictures/${name}.*.png. If it is meant: npm run pictures -- --accept`,
    );
  });
});

describe('comparing pictures', () => {
  const accepted = () => readFileSync(pathOf('matched-320-light'));
  const altered = (alter: (picture: PNG) => void): Buffer => {
    const picture = PNG.sync.read(accepted());
    alter(picture);
    return PNG.sync.write(picture);
  };
  const pixelsOf = (picture: Buffer): number => {
    const compared = comparePictures(picture, accepted());
    return compared.isSame ? 0 : compared.pixels;
  };

  it('takes a picture for itself, whichever way it is stored', () => {
    expect(pixelsOf(PNG.sync.write(PNG.sync.read(accepted())))).toBe(0);
    expect(pixelsOf(smallPng(accepted()))).toBe(0);
  });

  it('finds a line of text that moved by 4 px', () => {
    const moved = altered((picture) => PNG.bitblt(picture, picture, 16, 200, 288, 20, 20, 200));
    expect(pixelsOf(moved)).toBeGreaterThan(100);
  });

  it('finds one grey of text in the place of the next', () => {
    const regrey = ({ data }: PNG): void => {
      for (let at = 0; at < data.length; at += 4)
        if (data.readUIntBE(at, 3) === 0x4d5463) data.writeUIntBE(0x656c7b, at, 3);
    };
    expect(pixelsOf(altered(regrey))).toBeGreaterThan(20);
  });

  it('finds a row that is missing', () => {
    const cut = altered((picture) => {
      const empty = new PNG({ width: 288, height: 90 });
      empty.data.fill(255);
      PNG.bitblt(empty, picture, 0, 0, 288, 90, 16, 150);
    });
    expect(pixelsOf(cut)).toBeGreaterThan(500);
  });

  it('finds another size', () => {
    expect(pixelsOf(PNG.sync.write(new PNG({ width: 320, height: 641 })))).toBe(Number.POSITIVE_INFINITY);
  });
});
