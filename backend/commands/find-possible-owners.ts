import type { ChannelId } from '#lib/contract/ids.ts';
import type { UserSummary } from '#lib/contract/users.ts';
import type { Db } from '#backend/data/database.ts';
import { readSettings } from '#backend/data/settings.ts';
import { findViewers } from './find-viewers.ts';

/** Whom a ticket can be given to: every active user, or those who may see what comes by its channel. */
export async function findPossibleOwners(db: Db, channelId: ChannelId | null): Promise<UserSummary[]> {
  if (channelId === null) return (await readSettings(db)).users;
  return findViewers(db, { ownerId: 'anyone', createdBy: null, channelId });
}
