import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCorpora, readSamples, type Example, type Label } from '#scripts/sentiment/corpora.ts';
import { measure } from '#scripts/sentiment/measure.ts';
import { classify } from './classifier.ts';
import { judgeMessage } from './judge-message.ts';
import { loadModel } from './offline-engine.ts';

const SAMPLES = new URL('samples/', import.meta.url).pathname;
const CORPORA = new URL('../../../shared/sentiment', import.meta.url).pathname;

async function figuresOf(examples: readonly Example[]) {
  const model = await loadModel();
  return measure(
    examples.map(({ text, label }) => {
      const { negative, neutral, positive } = classify(model, text);
      const all = [negative, neutral, positive];
      return { gold: label, guess: all.indexOf(Math.max(...all)) as Label };
    }),
  );
}

describe('the offline model', () => {
  it('is as good on the frozen messages as its card says', async () => {
    const { count, accuracy, macroF1 } = await figuresOf(readSamples(`${SAMPLES}frozen.tsv`));
    expect(count).toBe(135);
    expect(accuracy).toBeGreaterThanOrEqual(0.903);
    expect(macroF1).toBeGreaterThanOrEqual(0.902);
  });

  it('answers unsure rarely, and is more often right when it does not', async () => {
    const model = await loadModel();
    const examples = readSamples(`${SAMPLES}frozen.tsv`);
    const answered = examples.filter(({ text }) => judgeMessage(model, { id: '1', text }).label !== 'unsure');
    expect(answered.length / examples.length).toBeGreaterThanOrEqual(0.95);
    expect((await figuresOf(answered)).accuracy).toBeGreaterThanOrEqual(0.93);
  });

  it('shares no message between what it was tuned on and what judges it', () => {
    const texts = ['tuning', 'frozen'].flatMap((name) =>
      readSamples(`${SAMPLES}${name}.tsv`).map(({ text }) => text.toLowerCase()),
    );
    expect(new Set(texts).size).toBe(texts.length);
  });

  it.skipIf(!existsSync(CORPORA))(
    'is as good on the held-out rows as its card says (skipped: no ../shared/sentiment)',
    async () => {
      const heldOut = new Map(readCorpora(CORPORA).map(({ name, examples }) => [name, examples]));
      const goemotions = await figuresOf(heldOut.get('goemotions-test') ?? []);
      const senti4sd = await figuresOf(heldOut.get('senti4sd-test') ?? []);
      expect(goemotions.macroF1).toBeGreaterThanOrEqual(0.702);
      expect(senti4sd.macroF1).toBeGreaterThanOrEqual(0.796);
    },
  );

  it('is a file of no more than 1.6 MB', () => {
    expect(readFileSync(new URL('model/english.bin', import.meta.url)).length).toBeLessThan(1_600_000);
  });
});
