/** Multinomial logistic regression over hashed features: from a text to how likely each feeling is. */
import { findCues } from './cues.ts';
import { readFeatures } from './features.ts';
import type { Features } from './features.ts';
import type { Model, Pair } from './model-file.ts';
import { withoutPoliteForms } from './polite-forms.ts';

/** How likely each feeling is; the three make 1. */
export interface Likelihood {
  negative: number;
  neutral: number;
  positive: number;
}

/** How likely it is that the writer of an English text felt so. */
export function classify(model: Model, text: string): Likelihood {
  return toLikelihood(weighText(model, text));
}

/** Weights of negative and positive against neutral. */
export function weighText(model: Model, text: string): Pair {
  const plain = withoutPoliteForms(text);
  const pair = weighFeatures(model, readFeatures(plain, model.lexicon, model.size));
  for (const name of findCues(plain)) addPair(pair, model.cues[name] ?? [0, 0], 1);
  return pair;
}

/** What the features alone weigh. */
export function weighFeatures(model: Model, { buckets, weights, qualities }: Features): Pair {
  const sum: Pair = [0, 0];
  buckets.forEach((bucket, index) => {
    const weight = weights[index] ?? 0;
    sum[0] += (model.negative[bucket] ?? 0) * weight;
    sum[1] += (model.positive[bucket] ?? 0) * weight;
  });
  const pair: Pair = [sum[0] * model.scales[0] + model.bias[0], sum[1] * model.scales[1] + model.bias[1]];
  model.qualities.forEach((each, index) => addPair(pair, each, qualities[index] ?? 0));
  return pair;
}

/** Likelihoods of weights against neutral's, which is 0. */
export function toLikelihood([negative, positive]: Pair): Likelihood {
  const top = Math.max(0, negative, positive);
  const [bad, plain, good] = [Math.exp(negative - top), Math.exp(-top), Math.exp(positive - top)];
  const sum = bad + plain + good;
  return { negative: bad / sum, neutral: plain / sum, positive: good / sum };
}

function addPair(pair: Pair, added: Pair, times: number): void {
  pair[0] += added[0] * times;
  pair[1] += added[1] * times;
}
