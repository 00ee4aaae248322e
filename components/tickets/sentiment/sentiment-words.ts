import type { SentimentResult } from '#lib/contract/sentiment.ts';
import { t } from '#lib/i18n/i18n.ts';

/** Less than this between first and last is no movement. */
const MOVEMENT_MIN = 0.25;

/** A score as people read it: "+0.62", "−0.40", "0.00". */
export function scoreWords(score: number): string {
  const size = Math.abs(score).toFixed(2);
  if (Number(size) === 0) return '0.00';
  return `${score > 0 ? '+' : '−'}${size}`;
}

/** Where it went from the customer's first message to the last; null where there is only one. */
export function movementOf({ first, last, messages }: SentimentResult): 'better' | 'worse' | 'same' | null {
  const scored = messages.filter(({ score, label }) => score !== null && label !== 'unsure');
  if (first === null || last === null || scored.length < 2) return null;
  if (Math.abs(last - first) < MOVEMENT_MIN) return 'same';
  return last > first ? 'better' : 'worse';
}

/** Which engine said so, and why it was not the chosen one. */
export function engineWords({ engine, version, fallback }: SentimentResult): string {
  if (engine === 'endpoint') return t('appSentiment.byEndpoint', { version });
  const own = t('appSentiment.byOffline', { version });
  return fallback === null ? own : `${own} ${t(`appSentiment.fallback.${fallback}`)}`;
}
