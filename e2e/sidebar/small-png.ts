/**
 * Pictures to be checked in, in less than half their size: antialiasing mixes many hundred shades that no eye tells apart, so
 * near ones are taken for the most frequent of them, and a palette holds the rest. Flat colours stay as they were.
 */
import { crc32, deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const COLOURS_MAX = 256;
const BITS = 8;
const PALETTE = 3;

/** How many neighbouring levels of a channel are taken for one, the finest that fits; more would be seen by the comparison. */
const STEPS = [1, 4, 5, 6, 8, 11];

type Indexed = { colours: number[]; lines: Buffer };

/** Nearly the same pixels in fewer bytes; the picture itself where that cannot be. */
export function smallPng(picture: Buffer): Buffer {
  const png = PNG.sync.read(picture);
  for (const step of STEPS) {
    const indexed = index(png, step);
    if (indexed.colours.length <= COLOURS_MAX) return encode(png, indexed);
  }
  return picture;
}

function index({ width, height, data }: PNG, step: number): Indexed {
  const groups = new Map<number, { index: number; shades: Map<number, number> }>();
  // Each line begins with its filter, 0: lines of a palette gain nothing from others.
  const lines = Buffer.alloc((width + 1) * height);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const colour = data.readUIntBE(pixel * 4, 3);
    const key = coarse(colour, step);
    const group = groups.get(key) ?? { index: groups.size, shades: new Map<number, number>() };
    groups.set(key, group);
    group.shades.set(colour, (group.shades.get(colour) ?? 0) + 1);
    lines[pixel + Math.floor(pixel / width) + 1] = group.index;
  }
  return { colours: [...groups.values()].map(({ shades }) => mostFrequent(shades)), lines };
}

function coarse(colour: number, step: number): number {
  const channels = [colour >> 16, (colour >> 8) & 255, colour & 255];
  return channels.reduce((key, channel) => key * 256 + Math.floor(channel / step), 0);
}

function mostFrequent(shades: Map<number, number>): number {
  return [...shades].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

function encode({ width, height }: PNG, { colours, lines }: Indexed): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([BITS, PALETTE, 0, 0, 0], 8);
  const palette = Buffer.alloc(colours.length * 3);
  colours.forEach((colour, at) => palette.writeUIntBE(colour, at * 3, 3));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
