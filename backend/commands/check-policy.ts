/** What an SLA policy names has to be there, and whom it tells has to see what they are told of. */
import type { ChannelId, UserId } from '#lib/contract/ids.ts';
import type { SlaPolicyValues } from '#lib/contract/sla.ts';
import { findCalendar } from '#backend/data/calendars.ts';
import type { Tx } from '#backend/data/database.ts';
import { RefusedError } from './companion.ts';
import { findViewers } from './find-viewers.ts';

type Within = {
  /** Channels whose tickets get the policy and are shown to some only. */
  channels: readonly ChannelId[];
  /** What stands before the names of fields in a refusal. */
  within?: string;
};

/**
 * Throws the refusal for a calendar that is gone, and for each chosen person who is not active or may not see all tickets, those of
 * the channels given included.
 */
export async function checkPolicy(
  tx: Tx,
  { calendarId, notifyUserId, levels }: SlaPolicyValues,
  { channels, within = '' }: Within,
): Promise<void> {
  const errors = [];
  if (calendarId !== null && (await findCalendar(tx, calendarId)) === null)
    errors.push({
      field: 'calendarId',
      message: 'There is no such calendar any more. Choose another.',
    });
  const chosen: [string, UserId | null][] = [
    ['notifyUserId', notifyUserId],
    ...levels.map((level, index): [string, UserId] => [`levels.${index}.notifyUserId`, level.notifyUserId]),
  ];
  if (chosen.some(([, id]) => id !== null)) {
    const seeing = await seersOfAll(tx, channels);
    for (const [field, id] of chosen)
      if (id !== null && !seeing.has(id)) errors.push({ field, message: BLIND });
  }
  if (errors.length === 0) return;
  const named = errors.map(({ field, message }) => ({ field: `${within}${field}`, message }));
  throw new RefusedError({ code: 'unusable_reference', errors: named });
}

const BLIND = 'Choose an active user who may see all tickets; this one may not.';

/** A ticket that is nobody's is seen only by those who see all of them. */
async function seersOfAll(tx: Tx, channels: readonly ChannelId[]): Promise<Set<UserId>> {
  const nobodys = { ownerId: null, createdBy: null };
  let seeing = new Set((await findViewers(tx, { ...nobodys, channelId: null })).map(({ id }) => id));
  for (const channelId of channels) {
    const viewers = await findViewers(tx, { ...nobodys, channelId });
    seeing = seeing.intersection(new Set(viewers.map(({ id }) => id)));
  }
  return seeing;
}
