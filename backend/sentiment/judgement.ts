/** What an engine finds: of each message, and of the ticket whole. */
import type { MessageLabel } from '#lib/contract/sentiment.ts';
import type { SentimentLabel } from '#lib/contract/sentiment-labels.ts';

/** A customer's message as engines are given it, oldest first. Quotes and signature are gone. */
export interface CustomerMessage {
  id: string;
  text: string;
}

/** Of one message. */
export interface MessageJudgement {
  id: string;
  label: MessageLabel;
  /** -1 (bad) to 1 (good); null where the label says nothing of a feeling. */
  score: number | null;
}

/** Of a ticket. */
export interface TicketJudgement {
  label: SentimentLabel;
  score: number | null;
  /** Of the first and of the last message that have a score. */
  first: number | null;
  last: number | null;
  /** The message with the lowest score, if that is low. */
  worstMessageId: string | null;
  /** Whether the last words were thanks. */
  isThanked: boolean;
  messages: MessageJudgement[];
}

/** What an engine answers with, and which engine it was. */
export interface Analysis extends TicketJudgement {
  engine: 'offline' | 'endpoint';
  /** Version of the model, or the name of the endpoint's. */
  version: string;
  /** Why the offline engine stood in for the endpoint. */
  fallback: 'timeout' | 'unreachable' | 'refused' | 'unreadable' | null;
  /** The endpoint's reason in words; null for the offline engine. */
  rationale: string | null;
}
