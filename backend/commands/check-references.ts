/** Checks that what a ticket refers to exists and can be used: its owner, and records of the right kind. */
import type { FieldError } from '#lib/contract/errors.ts';
import type { ChannelId, RecordId, UserId } from '#lib/contract/ids.ts';
import type { RecordSummary } from '#lib/contract/records.ts';
import type { TicketAssociations } from '#lib/contract/tickets.ts';
import type { UserSummary } from '#lib/contract/users.ts';
import { ASSOCIATION_KINDS } from '#backend/core/ticket-changes.ts';
import type { Tx } from '#backend/data/database.ts';
import { findRecordSummaries } from '#backend/data/records.ts';
import { readSettings } from '#backend/data/settings.ts';
import { RefusedError } from './companion.ts';
import { findPossibleOwners } from './find-possible-owners.ts';

export type References = { users: UserSummary[]; records: RecordSummary[] };

/**
 * The users and records that a ticket may refer to, `alsoRecords` included; of a channel's ticket only users who may see it. Throws a refusal naming each reference that
 * cannot be used.
 */
export async function checkReferences(
  tx: Tx,
  given: { ownerId?: UserId | null | undefined; associations?: TicketAssociations | undefined },
  {
    alsoRecords = [],
    channelId = null,
  }: { alsoRecords?: readonly RecordId[]; channelId?: ChannelId | null } = {},
): Promise<References> {
  const { users } = await readSettings(tx);
  const owners = given.ownerId ? await findPossibleOwners(tx, channelId) : [];
  const associations = given.associations ?? {};
  const ids = Object.values(associations).filter((id) => id !== null && id !== undefined);
  const records = await findRecordSummaries(tx, [...ids, ...alsoRecords]);
  const errors = [...ownerErrors(given.ownerId, owners), ...associationErrors(associations, records)];
  if (errors.length > 0) throw new RefusedError({ code: 'unusable_reference', errors });
  return { users, records };
}

function ownerErrors(ownerId: UserId | null | undefined, users: readonly UserSummary[]): FieldError[] {
  if (ownerId === undefined || ownerId === null || users.some(({ id }) => id === ownerId)) return [];
  return [
    {
      field: 'ownerId',
      message: 'Choose another owner; this user does not exist, is not active or may not see the ticket.',
    },
  ];
}

function associationErrors(
  associations: TicketAssociations,
  records: readonly RecordSummary[],
): FieldError[] {
  return ASSOCIATION_KINDS.flatMap((kind) => {
    const id = associations[`${kind}Id`];
    if (id === undefined || id === null || records.some((record) => record.id === id && record.kind === kind))
      return [];
    return [
      { field: `associations.${kind}Id`, message: `Choose another ${kind}; there is none with this id.` },
    ];
  });
}
