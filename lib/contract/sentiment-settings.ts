/** An endpoint of the workspace's own that judges how customers felt, and the consent to send their words there. */
import * as z from 'zod/mini';
import { defineRoute } from './route.ts';
import { SentimentFallback } from './sentiment.ts';
import { SentimentLabel } from './sentiment-labels.ts';
import { UserSummary } from './users.ts';
import { Instant, Version, line } from './values.ts';

/** What an admin consents to; the text that was shown is kept with the consent. */
export const SENTIMENT_CONSENT =
  'I consent to sending what customers wrote, without e-mail addresses, telephone numbers, long numbers and the names of people on the ticket, to this endpoint after a ticket is closed. I have made sure that our agreements with customers and with the endpoint’s operator allow it.';

export const SentimentSetting = z.object({
  /** False: the companion's own engine, and nothing leaves. */
  usesEndpoint: z.boolean(),
  address: z.nullable(z.string()),
  model: z.nullable(z.string()),
  /** The key itself is never given back. */
  hasKey: z.boolean(),
  consent: z.nullable(z.object({ by: z.nullable(UserSummary), at: Instant, text: z.string() })),
  version: Version,
});
export type SentimentSetting = z.infer<typeof SentimentSetting>;

const Endpoint = {
  /** Up to and with the version, such as http://localhost:11434/v1. */
  address: line(500),
  model: line(200),
  /** Absent: the one there is stays; null: none. */
  key: z.optional(z.nullable(line(1000))),
};

export const readSentimentSetting = defineRoute({
  method: 'GET',
  path: '/api/sentiment-setting',
  summary: 'Which engine finds how customers felt',
  access: 'settings.manage',
  response: SentimentSetting,
  errors: [],
});

export const updateSentimentSetting = defineRoute({
  method: 'PUT',
  path: '/api/sentiment-setting',
  summary: 'Choose the endpoint that finds how customers felt, with consent; or the companion’s own engine',
  access: 'settings.manage',
  body: z
    .strictObject({
      version: Version,
      usesEndpoint: z.boolean(),
      address: z.optional(Endpoint.address),
      model: z.optional(Endpoint.model),
      key: Endpoint.key,
      /** The text of `SENTIMENT_CONSENT`, as proof that it was seen. */
      consent: z.optional(z.literal(SENTIMENT_CONSENT)),
    })
    .check(
      z.refine(({ usesEndpoint, address }) => !usesEndpoint || address !== undefined, {
        path: ['address'],
        error: 'Give the address of the endpoint.',
      }),
      z.refine(({ usesEndpoint, model }) => !usesEndpoint || model !== undefined, {
        path: ['model'],
        error: 'Name the model.',
      }),
      z.refine(({ usesEndpoint, consent }) => !usesEndpoint || consent !== undefined, {
        path: ['consent'],
        error: 'Consent first; nothing is sent without.',
      }),
    ),
  response: SentimentSetting,
  errors: ['stale_version', 'unusable_reference'],
});

export const trySentimentEndpoint = defineRoute({
  method: 'POST',
  path: '/api/sentiment-setting/try',
  summary: 'Ask an endpoint about three invented messages; nothing of a customer is sent',
  access: 'settings.manage',
  body: z.strictObject(Endpoint),
  response: z.object({ failure: z.nullable(SentimentFallback), labels: z.array(SentimentLabel) }),
  errors: ['unusable_reference'],
});
