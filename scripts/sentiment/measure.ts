/** How well labels were guessed. */
import type { Label } from './corpora.ts';

export interface Figures {
  count: number;
  accuracy: number;
  /** Mean over the classes that occur. */
  macroF1: number;
  /** Of what was called negative, how much was; and of what was negative, how much was called so. */
  negative: { precision: number; recall: number };
}

/** Figures of guesses against gold labels, as shares of 1. */
export function measure(pairs: readonly { gold: Label; guess: Label }[]): Figures {
  const of = (label: Label) => {
    const hits = pairs.filter(({ gold, guess }) => gold === label && guess === label).length;
    const called = pairs.filter(({ guess }) => guess === label).length;
    const real = pairs.filter(({ gold }) => gold === label).length;
    const [precision, recall] = [hits / (called || 1), hits / (real || 1)];
    return { real, precision, recall, f1: (2 * precision * recall) / (precision + recall || 1) };
  };
  const classes = ([0, 1, 2] as const).map(of).filter(({ real }) => real > 0);
  const right = pairs.filter(({ gold, guess }) => gold === guess).length;
  const { precision, recall } = of(0);
  return {
    count: pairs.length,
    accuracy: right / (pairs.length || 1),
    macroF1: classes.reduce((sum, { f1 }) => sum + f1, 0) / (classes.length || 1),
    negative: { precision, recall },
  };
}
