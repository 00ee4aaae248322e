import type { ChannelId } from '#lib/contract/ids.ts';
import type { RecordSummary } from '#lib/contract/records.ts';

/** A broadcast as the form has it. */
export type BroadcastDraft = {
  channelId: ChannelId;
  subject: string;
  text: string;
  people: RecordSummary[];
};
