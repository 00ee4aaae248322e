/** How a customer felt when writing one message, as far as the model can tell. */
import { classify, type Likelihood } from './classifier.ts';
import { findCues } from './cues.ts';
import type { CustomerMessage, MessageJudgement } from './judgement.ts';
import { languageOf } from './languages.ts';
import { weighWords } from './lexicon.ts';
import type { Model } from './model-file.ts';
import { tokenise } from './tokens.ts';

/**
 * Less likely than this the best guess is no answer: so it is for 4 of the 155 messages of `samples/tuning.tsv` and 6 of the 135
 * frozen ones, where 93.0 instead of 90.4 % of what is answered are right (2026-11-23).
 */
export const CONFIDENCE_MIN = 0.45;

/** Longer texts add nothing to what a message says of its writer's mood, and would cost time. */
const CHARACTERS_MAX = 20_000;

/** Judges one message. */
export function judgeMessage(model: Model, { id, ...message }: CustomerMessage): MessageJudgement {
  const text = message.text.slice(0, CHARACTERS_MAX);
  const language = languageOf(text);
  if (language === 'other') return { id, label: 'not-supported', score: null };
  if (language === 'unknown' && !saysSomething(model, text)) return { id, label: 'unsure', score: null };
  const likelihood = classify(model, text);
  const { negative, neutral, positive } = likelihood;
  const score = round(positive - negative);
  if (Math.max(negative, neutral, positive) < CONFIDENCE_MIN) return { id, label: 'unsure', score };
  return { id, label: labelOf(likelihood), score };
}

/** Whether a text too short to tell its language by has at least a word, a phrase or a face that is known. */
function saysSomething(model: Model, text: string): boolean {
  const weights = weighWords(tokenise(text), model.lexicon);
  return weights.some((weight) => weight !== 0) || findCues(text).length > 0;
}

/** Whether a message says thanks for something done. */
export function isThanks(text: string): boolean {
  const cues = findCues(text);
  return (
    cues.includes('thanks') ||
    cues.includes('solved') ||
    /\b(?:thanks|thank you)\b(?! in advance)/i.test(text)
  );
}

function labelOf({ negative, neutral, positive }: Likelihood): 'negative' | 'neutral' | 'positive' {
  if (negative >= neutral && negative >= positive) return 'negative';
  return positive > neutral ? 'positive' : 'neutral';
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
