/** How the customer felt, found after a ticket is closed. */
import * as z from 'zod/mini';
import { MessageId, TicketId } from './ids.ts';
import { defineRoute } from './route.ts';
import { SentimentLabel } from './sentiment-labels.ts';
import { Instant } from './values.ts';

/** Of one message; 'unsure' and 'not-supported' (another language) are answers too. */
export const MessageLabel = z.enum(['negative', 'neutral', 'positive', 'unsure', 'not-supported']);
export type MessageLabel = z.infer<typeof MessageLabel>;

/** From -1 (bad) to 1 (good); null where nothing can be said. */
const Score = z.nullable(z.number());

/** Why the offline engine stood in for the chosen endpoint. */
export const SentimentFallback = z.enum(['timeout', 'unreachable', 'refused', 'unreadable']);
export type SentimentFallback = z.infer<typeof SentimentFallback>;

/** What was found. */
export const SentimentResult = z.object({
  label: SentimentLabel,
  /** Mean over the messages, later ones counting more. */
  score: Score,
  first: Score,
  last: Score,
  worstMessageId: z.nullable(MessageId),
  /** Whether the customer's last words were thanks. */
  isThanked: z.boolean(),
  engine: z.enum(['offline', 'endpoint']),
  version: z.string(),
  fallback: z.nullable(SentimentFallback),
  /** The endpoint's reason; null from the offline engine. */
  rationale: z.nullable(z.string()),
  analysedAt: Instant,
  messages: z.array(z.object({ id: MessageId, label: MessageLabel, score: Score })),
});
export type SentimentResult = z.infer<typeof SentimentResult>;

/** Where the analysis of a ticket stands. 'none': not closed, or closed before there was any. */
export const TicketSentiment = z.discriminatedUnion('state', [
  z.object({ state: z.enum(['none', 'waiting', 'failed']) }),
  z.object({ state: z.literal('done'), result: SentimentResult }),
]);
export type TicketSentiment = z.infer<typeof TicketSentiment>;

export const readTicketSentiment = defineRoute({
  method: 'GET',
  path: '/api/tickets/:ticketId/sentiment',
  summary: 'How the customer felt: found once a ticket is closed',
  access: 'tickets.read',
  params: z.object({ ticketId: TicketId }),
  response: TicketSentiment,
  errors: ['not_found'],
});
