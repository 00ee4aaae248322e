/**
 * The trained model as one file: a header in JSON, the lexicon as hashes with weights, and the weights of hashed features in 16
 * bits with a scale each for negative and positive. Neutral has no weights: the others are measured against it.
 */
import type { Lexicon } from './lexicon.ts';

/** What a model knows, ready to judge with. */
export interface Model {
  /** Named in every result, so that one can tell which model judged. */
  version: string;
  /** Which reading of messages (`tokens.ts`) it was trained on. */
  reading: number;
  /** Number of buckets, a power of two. */
  size: number;
  bias: Pair;
  /** For each quality of `features.ts`. */
  qualities: Pair[];
  /** For each cue of `cues.ts`, by name. */
  cues: Record<string, Pair>;
  lexicon: Lexicon;
  negative: Int16Array;
  positive: Int16Array;
  /** What one step of the 16 bits is worth. */
  scales: Pair;
}

/** A number for negative and one for positive, both against neutral. */
export type Pair = [negative: number, positive: number];

type Header = Omit<Model, 'lexicon' | 'negative' | 'positive'> & { terms: number };

/** First bytes of a model's file. */
const MARK = 'TSM1';
const LEXICON_STEP = 1 / 30;

/** The bytes of a model, little-endian. */
export function encodeModel({ lexicon, negative, positive, ...rest }: Model): Uint8Array {
  const text = Buffer.from(JSON.stringify({ ...rest, terms: lexicon.size } satisfies Header));
  const start = Buffer.alloc(8, MARK);
  start.writeUInt32LE(text.length, 4);
  const terms = [...lexicon].toSorted(([one], [other]) => one - other);
  return Buffer.concat([
    start,
    text,
    bytesOf(Uint32Array.from(terms, ([hash]) => hash)),
    bytesOf(Int8Array.from(terms, ([, weight]) => Math.round(weight / LEXICON_STEP))),
    bytesOf(negative),
    bytesOf(positive),
  ]);
}

/** The model of such bytes; throws where they are something else. */
export function decodeModel(bytes: Uint8Array): Model {
  const file = Buffer.from(bytes);
  if (file.subarray(0, 4).toString() !== MARK) throw new Error('This is no sentiment model');
  const textEnd = 8 + file.readUInt32LE(4);
  const { terms, ...rest } = JSON.parse(file.subarray(8, textEnd).toString()) as Header;
  const part = (start: number, length: number) => new Uint8Array(file.subarray(start, start + length)).buffer;
  const hashes = new Uint32Array(part(textEnd, terms * 4));
  const weights = new Int8Array(part(textEnd + terms * 4, terms));
  const lexicon = new Map(Array.from(hashes, (hash, index) => [hash, (weights[index] ?? 0) * LEXICON_STEP]));
  const weightsStart = textEnd + terms * 5;
  const negative = new Int16Array(part(weightsStart, rest.size * 2));
  const positive = new Int16Array(part(weightsStart + rest.size * 2, rest.size * 2));
  if (positive.length !== rest.size) throw new Error('The sentiment model is cut off');
  return { ...rest, lexicon, negative, positive };
}

function bytesOf(array: Uint32Array | Int16Array | Int8Array): Buffer {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength);
}
