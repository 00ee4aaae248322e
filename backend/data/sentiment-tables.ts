/** Rows of how customers felt. Part of `Tables`. */
import type { Generated } from 'kysely';
import type { MessageId, TicketId, UserId } from '#lib/contract/ids.ts';
import type { MessageLabel, SentimentFallback } from '#lib/contract/sentiment.ts';
import type { SentimentLabel } from '#lib/contract/sentiment-labels.ts';

type TicketSentimentTable = {
  ticket_id: TicketId;
  state: Generated<'waiting' | 'done' | 'failed'>;
  asked_at: Generated<Date>;
  tries: Generated<number>;
  due_at: Date | null;
  label: SentimentLabel | null;
  score: number | null;
  first_score: number | null;
  last_score: number | null;
  worst_message_id: MessageId | null;
  is_thanked: Generated<boolean>;
  engine: 'offline' | 'endpoint' | null;
  version: string | null;
  fallback: SentimentFallback | null;
  rationale: string | null;
  analysed_at: Date | null;
};

type MessageSentimentTable = {
  ticket_id: TicketId;
  message_id: MessageId;
  label: MessageLabel;
  score: number | null;
};

type SentimentSettingTable = {
  is_only: Generated<boolean>;
  uses_endpoint: boolean;
  address: string | null;
  model: string | null;
  key: string | null;
  consented_by: UserId | null;
  consented_at: Date | null;
  consent_text: string | null;
  version: Generated<number>;
  changed_by: UserId | null;
};

/** The tables by name. */
export type SentimentTables = {
  ticket_sentiment: TicketSentimentTable;
  message_sentiment: MessageSentimentTable;
  sentiment_setting: SentimentSettingTable;
};
