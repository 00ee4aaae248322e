/** Apart from `sentiment`, as rows of lists need no more than this and the sidebar has no room for more. */
import * as z from 'zod/mini';

/** Of a ticket; 'no-messages': the customer wrote nothing. */
export const SentimentLabel = z.enum([
  'negative',
  'neutral',
  'positive',
  'unsure',
  'not-supported',
  'no-messages',
]);
export type SentimentLabel = z.infer<typeof SentimentLabel>;
