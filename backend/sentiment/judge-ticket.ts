/** How a customer felt over a whole ticket, from how they felt in each message. */
import { isThanks } from './judge-message.ts';
import type { CustomerMessage, MessageJudgement, TicketJudgement } from './judgement.ts';

/** Each message counts so much more than the one before it: what matters is how it ended. */
const RECENCY = 2;
/** A message without a feeling, such as a number that was asked for, takes this much from those that have one. */
const NEUTRAL_SHARE = 0.5;
/** A mean this far from zero is a feeling; tried on the invented conversations of `judge-ticket.test.ts`. */
const FEELING_MIN = 0.2;
/** A message above this is no bad moment. */
const WORST_MAX = -0.2;

/** Judges a ticket by the judgements of its customer's messages, oldest first. */
export function judgeTicket(
  texts: readonly CustomerMessage[],
  messages: readonly MessageJudgement[],
): TicketJudgement {
  const scored = messages.filter((message) => isScored(message));
  const score = scored.length === 0 ? null : recentMean(scored);
  const worst = scored.toSorted((one, other) => one.score - other.score)[0];
  const last = messages.at(-1);
  const lastText = texts.at(-1)?.text ?? '';
  return {
    label: labelOf(messages, score),
    score,
    first: scored[0]?.score ?? null,
    last: scored.at(-1)?.score ?? null,
    worstMessageId: worst !== undefined && worst.score <= WORST_MAX ? worst.id : null,
    isThanked: last?.label === 'positive' && isThanks(lastText),
    messages: [...messages],
  };
}

function isScored(message: MessageJudgement): message is MessageJudgement & { score: number } {
  return message.score !== null && message.label !== 'unsure';
}

function labelOf(messages: readonly MessageJudgement[], score: number | null): TicketJudgement['label'] {
  if (messages.length === 0) return 'no-messages';
  const others = messages.filter(({ label }) => label === 'not-supported').length;
  if (others * 2 >= messages.length) return 'not-supported';
  if (score === null) return 'unsure';
  if (Math.abs(score) < FEELING_MIN) return 'neutral';
  return score > 0 ? 'positive' : 'negative';
}

function recentMean(scored: readonly (MessageJudgement & { score: number })[]): number {
  let [sum, weights] = [0, 0];
  for (const { label, score } of scored) {
    const weight = label === 'neutral' ? NEUTRAL_SHARE : 1;
    // Halving what stands so far is the same as doubling what comes, and never grows beyond a number.
    sum = sum / RECENCY + score * weight;
    weights = weights / RECENCY + weight;
  }
  return Math.round((sum / weights) * 1000) / 1000;
}
