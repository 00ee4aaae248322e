/** Fits multinomial logistic regression by stochastic gradient with AdaGrad's steps; the same input gives the same weights. */
import type { Features } from '#backend/sentiment/features.ts';
import { toLikelihood } from '#backend/sentiment/classifier.ts';
import type { Pair } from '#backend/sentiment/model-file.ts';
import type { Label } from './corpora.ts';

export interface Row extends Features {
  label: Label;
  /** How much this row counts. */
  share: number;
}
export interface Weights {
  negative: Float32Array;
  positive: Float32Array;
  qualities: Float32Array;
  bias: Pair;
}

/** Step and decay are of few tried ones the best on the held-out rows and our tuning set; larger steps learn the corpora by heart. */
const STEP = 0.08;
const DECAY = 1e-4;
const EPSILON = 1e-4;

/** The weights after so many passes over the rows, in an order drawn from a fixed seed. */
export function fit(rows: readonly Row[], { size, passes }: { size: number; passes: number }): Weights {
  const qualities = rows[0]?.qualities.length ?? 0;
  const make = () =>
    [new Float32Array(size + qualities + 1), new Float32Array(size + qualities + 1)] as const;
  const [weights, squares] = [make(), make()];
  const random = drawFrom(20_261_123);
  const order = rows.map((_, index) => index);
  for (let pass = 0; pass < passes; pass += 1) {
    shuffle(order, random);
    for (const index of order) step({ weights, squares, size }, rows[index] as Row);
  }
  return {
    negative: weights[0].slice(0, size),
    positive: weights[1].slice(0, size),
    qualities: Float32Array.from(
      { length: qualities * 2 },
      (_, index) => weights[index % 2 === 0 ? 0 : 1][size + (index >> 1)] ?? 0,
    ),
    bias: [weights[0].at(-1) ?? 0, weights[1].at(-1) ?? 0],
  };
}

type State = {
  weights: readonly [Float32Array, Float32Array];
  squares: readonly [Float32Array, Float32Array];
  size: number;
};

function step({ weights, squares, size }: State, row: Row): void {
  const { negative, positive } = toLikelihood([weigh(weights[0], row, size), weigh(weights[1], row, size)]);
  const errors = [negative - (row.label === 0 ? 1 : 0), positive - (row.label === 2 ? 1 : 0)];
  for (const side of [0, 1] as const) {
    const [w, s, error] = [weights[side], squares[side], (errors[side] ?? 0) * row.share];
    const move = (at: number, value: number) => {
      const slope = error * value + DECAY * (w[at] ?? 0);
      const square = (s[at] ?? 0) + slope * slope;
      s[at] = square;
      w[at] = (w[at] ?? 0) - (STEP * slope) / Math.sqrt(square + EPSILON);
    };
    for (let index = 0; index < row.buckets.length; index += 1)
      move(row.buckets[index] ?? 0, row.weights[index] ?? 0);
    row.qualities.forEach((value, index) => move(size + index, value));
    move(w.length - 1, 1);
  }
}

function weigh(weights: Float32Array, row: Row, size: number): number {
  let sum = weights.at(-1) ?? 0;
  for (let index = 0; index < row.buckets.length; index += 1)
    sum += (weights[row.buckets[index] ?? 0] ?? 0) * (row.weights[index] ?? 0);
  row.qualities.forEach((value, index) => {
    sum += (weights[size + index] ?? 0) * value;
  });
  return sum;
}

/** Mulberry32: small, and the same everywhere. */
export function drawFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function shuffle(order: number[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other] as number, order[at] as number];
  }
}
