/**
 * Trains the offline sentiment model: `node scripts/sentiment/train.ts FOLDER [--leave-out SET,SET] [--write]`.
 * FOLDER holds the labelled sets (docs/sentiment-model-card.md names them and their licences); without --write it only measures.
 * With --leave-out a set is not trained on and measured instead, which says how well a new kind of text is judged.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { toLikelihood, weighFeatures, classify } from '#backend/sentiment/classifier.ts';
import { CUES, findCues } from '#backend/sentiment/cues.ts';
import { QUALITIES, readFeatures } from '#backend/sentiment/features.ts';
import { hashText } from '#backend/sentiment/hashing.ts';
import { weighWords } from '#backend/sentiment/lexicon.ts';
import { encodeModel, type Model, type Pair } from '#backend/sentiment/model-file.ts';
import { withoutPoliteForms } from '#backend/sentiment/polite-forms.ts';
import { READING, tokenise } from '#backend/sentiment/tokens.ts';
import { readCorpora, readLexicon, readSamples, type Corpus, type Example, type Label } from './corpora.ts';
import { fit, type Row } from './fit.ts';
import { measure } from './measure.ts';

const SIZE = 2 ** 18;
const PASSES = 3;
const VERSION = '1';
/** Films' subtitles are labelled line by line without what stood before, and none is neutral: they count little. */
const SHARES: Record<string, number> = { goemotions: 1.5, xed: 0.1 };
/** Place of the lexicon's sum among the qualities of `weighWords`. */
const BALANCE = 2;
const CUE_PASSES = 400;
const CUE_STEP = 0.02;
const CUE_DECAY = 0.01;
const MODEL = fileURLToPath(new URL('../../backend/sentiment/model/english.bin', import.meta.url));
const SAMPLES = fileURLToPath(new URL('../../backend/sentiment/samples/', import.meta.url));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'leave-out': { type: 'string' }, write: { type: 'boolean' } },
});
const [folder] = positionals;
if (folder === undefined) throw new Error('Name the folder with the labelled sets.');
train(folder, values['leave-out']?.split(',') ?? []);

function train(from: string, leftOut: readonly string[]): void {
  const lexicon = new Map(readLexicon(from).map(([term, weight]) => [hashText(term), weight] as const));
  const corpora = readCorpora(from);
  const seen = corpora.filter(({ name, isHeldOut }) => !isHeldOut && !leftOut.includes(name));
  const rows = seen.flatMap((corpus) => toRows(corpus, lexicon));
  const model = quantise(fit(rows, { size: SIZE, passes: PASSES }), lexicon);
  const tuning = readSamples(`${SAMPLES}tuning.tsv`);
  report(model, { name: 'tuning, no cues', examples: tuning });
  report(model, { name: 'frozen, no cues', examples: readSamples(`${SAMPLES}frozen.tsv`) });
  fitCues(model, tuning);
  report(model, { name: 'tuning', examples: tuning });
  report(model, { name: 'frozen', examples: readSamples(`${SAMPLES}frozen.tsv`) });
  for (const corpus of corpora.filter((each) => !seen.includes(each))) report(model, corpus);
  if (values.write === true) writeFileSync(MODEL, encodeModel(model));
}

/** A small set is not drowned by a large one: rows count by the root of its size. */
function toRows({ name, examples }: Corpus, lexicon: Model['lexicon']): Row[] {
  const share = SHARES[name] ?? Math.min(2, Math.sqrt(10_000 / examples.length));
  return examples.map(({ text, label }) => ({ ...readFeatures(text, lexicon, SIZE), label, share }));
}

function quantise(weights: ReturnType<typeof fit>, lexicon: Model['lexicon']): Model {
  const scales = [stepOf(weights.negative), stepOf(weights.positive)] as Pair;
  const qualities = Array.from(
    { length: QUALITIES },
    (_, index) => [weights.qualities[index * 2] ?? 0, weights.qualities[index * 2 + 1] ?? 0] as Pair,
  );
  return {
    version: VERSION,
    reading: READING,
    size: SIZE,
    bias: weights.bias,
    qualities,
    cues: {},
    lexicon,
    negative: Int16Array.from(weights.negative, (weight) => Math.round(weight / scales[0])),
    positive: Int16Array.from(weights.positive, (weight) => Math.round(weight / scales[1])),
    scales,
  };
}

function stepOf(weights: Float32Array): number {
  return weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 32_767;
}

/** What each cue weighs on top of the rest, fitted on our own samples. */
function fitCues(model: Model, examples: readonly Example[]): void {
  const names = Object.keys(CUES);
  model.cues = Object.fromEntries(names.map((name) => [name, [0, 0]]));
  const rows = examples.map(({ text, label }) => {
    const plain = withoutPoliteForms(text);
    return {
      label,
      cues: findCues(plain),
      base: weighFeatures(model, readFeatures(plain, model.lexicon, SIZE)),
    };
  });
  for (let pass = 0; pass < CUE_PASSES; pass += 1) {
    for (const { label, cues, base } of rows) {
      const parts = cues.map((name) => model.cues[name] as Pair);
      const sum = (side: 0 | 1) => parts.reduce((total, pair) => total + pair[side], base[side]);
      const { negative, positive } = toLikelihood([sum(0), sum(1)]);
      for (const pair of parts) {
        pair[0] -= CUE_STEP * (negative - (label === 0 ? 1 : 0) + CUE_DECAY * pair[0]);
        pair[1] -= CUE_STEP * (positive - (label === 2 ? 1 : 0) + CUE_DECAY * pair[1]);
      }
    }
  }
}

function report(model: Model, { name, examples }: Pick<Corpus, 'name' | 'examples'>): void {
  const isTwoWay = !examples.some(({ label }) => label === 1);
  const guess = (text: string) => {
    const { negative, neutral, positive } = classify(model, text);
    const all = isTwoWay ? [negative, -1, positive] : [negative, neutral, positive];
    return all.indexOf(Math.max(...all)) as Label;
  };
  const byLexicon = (text: string): Label => {
    const balance = weighWords(tokenise(text), model.lexicon)[BALANCE] ?? 0;
    if (isTwoWay) return balance > 0 ? 2 : 0;
    return balance === 0 ? 1 : ((1 + Math.sign(balance)) as Label);
  };
  write(name, examples, guess);
  write(`  ${name} by the lexicon alone`, examples, byLexicon);
}

function write(name: string, examples: readonly Example[], guess: (text: string) => Label): void {
  const pairs = examples.map(({ text, label }) => ({ gold: label, guess: guess(text) }));
  const { count, accuracy, macroF1, negative } = measure(pairs);
  const percent = (value: number) => (value * 100).toFixed(1);
  process.stdout.write(
    `${name} (${count}): accuracy ${percent(accuracy)}, macro-F1 ${percent(macroF1)}, negative precision ${percent(negative.precision)} recall ${percent(negative.recall)}\n`,
  );
}
