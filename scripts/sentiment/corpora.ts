/** Reads the labelled sets that a model is trained on and judged by. They are never part of the project. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** 0 negative, 1 neutral, 2 positive. */
export type Label = 0 | 1 | 2;
export interface Example {
  text: string;
  label: Label;
}
/** Named sets; `isHeldOut` ones are for judging only. */
export interface Corpus {
  name: string;
  isHeldOut: boolean;
  examples: Example[];
}

/** All sets in a folder, as the README there names them. */
export function readCorpora(folder: string): Corpus[] {
  const lines = (name: string) => readFileSync(join(folder, name), 'utf8').split(/\r?\n/).filter(Boolean);
  const emotions = lines('goemo_labels.txt');
  const set = (name: string, examples: (Example | null)[], isHeldOut = false): Corpus => ({
    name,
    isHeldOut,
    examples: examples.filter((each) => each !== null),
  });
  const goemo = (part: string) => lines(`goemo_${part}.tsv`).map((line) => readEmotions(line, emotions));
  const vader = (name: string) => lines(`${name}_GroundTruth.txt`).map(readRating);
  return [
    set('goemotions', goemo('train')),
    set('goemotions-test', goemo('test'), true),
    set('vader-tweets', vader('tweets')),
    set('vader-amazon', vader('amazonReviewSnippets')),
    set('vader-news', vader('nytEditorialSnippets')),
    set('vader-films', vader('movieReviewSnippets')),
    set('senti4sd', lines('s4sd_train3098itemPOLARITY.csv').map(readPolarity)),
    set('senti4sd-test', lines('s4sd_test1326itemPOLARITY.csv').map(readPolarity), true),
    set('uci', ['amazon', 'imdb', 'yelp'].flatMap((name) => lines(`uci_${name}.txt`)).map(readTwoWay)),
    set('xed', lines('xed_en.tsv').map(readXed)),
  ];
}

/** Sets written for this project: one label and one text a line. */
export function readSamples(file: string): Example[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [label = '', text = ''] = line.split('\t');
      return {
        text,
        label: (['negative', 'neutral', 'positive'] as const).indexOf(label as 'neutral') as Label,
      };
    });
}

/** The lexicon's terms with what they weigh, -4 to 4. */
export function readLexicon(folder: string): [term: string, weight: number][] {
  return readFileSync(join(folder, 'vader_lexicon.txt'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t'))
    .map(([term = '', weight]) => [term, Number(weight)]);
}

const GOOD = new Set(
  'admiration amusement approval caring desire excitement gratitude joy love optimism pride relief'.split(
    ' ',
  ),
);
const PLAIN = new Set('confusion curiosity realization surprise neutral'.split(' '));

function readEmotions(line: string, emotions: readonly string[]): Example | null {
  const [text = '', numbers = ''] = line.split('\t');
  const labels = numbers.split(',').map((number) => labelOfEmotion(emotions[Number(number)] ?? ''));
  return unmixed(text, labels);
}

function labelOfEmotion(emotion: string): Label {
  if (GOOD.has(emotion)) return 2;
  return PLAIN.has(emotion) ? 1 : 0;
}

/** Neutral beside a feeling counts for nothing; both feelings at once are left out. */
function unmixed(text: string, labels: readonly Label[]): Example | null {
  const felt = [...new Set(labels.filter((label) => label !== 1))];
  if (felt.length > 1) return null;
  return { text, label: felt[0] ?? 1 };
}

/** Means of twenty raters; what lies between the classes is left out. */
function readRating(line: string): Example | null {
  const [, mean, text = ''] = line.split('\t');
  const value = Number(mean);
  if (Math.abs(value) <= 0.4) return { text, label: 1 };
  if (Math.abs(value) < 0.7) return null;
  return { text, label: value > 0 ? 2 : 0 };
}

function readPolarity(line: string): Example | null {
  const found = /^[^;]+;(negative|neutral|positive);(.*)$/.exec(line);
  if (found === null) return null;
  const label = (['negative', 'neutral', 'positive'] as const).indexOf(found[1] as 'neutral') as Label;
  return { text: (found[2] ?? '').replaceAll(/^"|"$/g, ''), label };
}

function readTwoWay(line: string): Example | null {
  const [text = '', label] = line.split('\t');
  return { text, label: label?.trim() === '1' ? 2 : 0 };
}

/** 1 anger, 2 anticipation, 3 disgust, 4 fear, 5 joy, 6 sadness, 7 surprise, 8 trust. */
function readXed(line: string): Example | null {
  const [text = '', numbers = ''] = line.split('\t');
  const felt = numbers
    .split(',')
    .map(Number)
    .filter((number) => number !== 2 && number !== 7);
  if (felt.length === 0) return null;
  return unmixed(
    text,
    felt.map((number) => (number === 5 || number === 8 ? 2 : 0)),
  );
}
