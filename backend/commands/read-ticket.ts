/** A ticket whole, with what the asking user may do with it. */
import { assertExists } from '#lib/base/assert.ts';
import type { TicketId } from '#lib/contract/ids.ts';
import type { Pipeline } from '#lib/contract/pipelines.ts';
import type { TicketSummary } from '#lib/contract/tickets-summary.ts';
import type { Ticket, TicketAbilities } from '#lib/contract/tickets.ts';
import { fieldsOf } from '#backend/core/fields.ts';
import { isPermitted, type Actor } from '#backend/core/permissions.ts';
import { findConversationOfTicket } from '#backend/data/conversations.ts';
import type { Db, Tx } from '#backend/data/database.ts';
import { listChecklists } from '#backend/data/checklists.ts';
import { listAttachments } from '#backend/data/attachments.ts';
import { listFollowers } from '#backend/data/followers.ts';
import { findMergeLinks } from '#backend/data/merged-tickets.ts';
import { findRecordSummaries } from '#backend/data/records.ts';
import { readSettings } from '#backend/data/settings.ts';
import { findFollowLinks, findTicket, type Reader } from '#backend/data/ticket-summaries.ts';
import { listComments, listEvents, type TicketRow } from '#backend/data/tickets.ts';
import { findPossibleOwners } from './find-possible-owners.ts';

/** The ticket by id or number, or null when there is none the reader may see. */
export async function readTicket(db: Db, reader: Reader, idOrNumber: string): Promise<Ticket | null> {
  const found = await findTicket(db, reader, idOrNumber);
  if (found === null) return null;
  const { row } = found;
  const parts = {
    ...(await readParts(db, row)),
    ...(await readAround(db, row.id)),
    ...(await findFollowLinks(db, reader, row)),
    ...(await findMergeLinks(db, reader, row.id)),
  };
  return assemble(found, parts, reader.actor);
}

/** The ticket that this transaction has just made: what nobody can have added to it yet is not asked for. */
export async function readNewTicket(tx: Tx, reader: Reader, id: TicketId): Promise<Ticket> {
  const found = assertExists(await findTicket(tx, reader, id), 'the ticket just created');
  return assemble(found, { ...(await readParts(tx, found.row)), ...NOTHING_YET }, reader.actor);
}

type Around = Awaited<ReturnType<typeof readAround>> &
  Awaited<ReturnType<typeof findFollowLinks>> &
  Awaited<ReturnType<typeof findMergeLinks>>;

const NOTHING_YET: Around = {
  comments: [],
  checklists: [],
  followers: [],
  attachments: [],
  follows: null,
  followUps: [],
  mergedInto: null,
  mergedFrom: [],
  isSpam: false,
};

type Found = NonNullable<Awaited<ReturnType<typeof findTicket>>>;

function assemble(
  { summary, row }: Found,
  parts: Awaited<ReturnType<typeof readParts>> & Around,
  actor: Actor,
): Ticket {
  return {
    ...summary,
    description: row.description,
    fieldValues: row.fieldValues,
    closedAt: row.closedAt?.toISOString() ?? null,
    ...parts,
    pipelines: withOwnPlace(parts.pipelines, summary),
    createdBy: parts.timeline.find(({ kind }) => kind === 'created')?.actor ?? null,
    abilities: abilitiesOn(row, actor),
  };
}

async function readParts(db: Db, row: TicketRow & { id: TicketId }) {
  const ids = Object.values(row.associations).filter((id) => id !== null);
  const { pipelines, fields, ourKeys } = await readSettings(db);
  return {
    fields: fieldsOf(fields, row.pipelineId),
    associations: await findRecordSummaries(db, ids),
    timeline: await listEvents(db, row.id),
    conversation: await findConversationOfTicket(db, row.id, ourKeys),
    pipelines,
    owners: await findPossibleOwners(db, row.channelId),
  };
}

/** What people add to a ticket. */
async function readAround(db: Db, id: TicketId) {
  return {
    comments: await listComments(db, id),
    checklists: await listChecklists(db, id),
    followers: await listFollowers(db, id),
    attachments: await listAttachments(db, id),
  };
}

/** A closed ticket keeps a pipeline or stage that was archived since; those of others are not shown. */
function withOwnPlace(pipelines: Pipeline[], { pipeline, stage }: TicketSummary): Pipeline[] {
  const own = pipelines.find(({ id }) => id === pipeline.id);
  if (own === undefined) {
    const id = pipeline.id as Pipeline['id'];
    return [...pipelines, { id, name: pipeline.name, isDefault: false, stages: [stage] }];
  }
  if (own.stages.some(({ id }) => id === stage.id)) return pipelines;
  return pipelines.map((each) => (each === own ? { ...own, stages: [...own.stages, stage] } : each));
}

/** What the actor may do with the ticket now; once it is closed nothing but delete it. */
function abilitiesOn(row: TicketRow, actor: Actor): TicketAbilities {
  const isOpen = row.status !== 'closed';
  const canUpdate = isOpen && isPermitted(actor, 'tickets.update');
  return {
    canUpdate,
    canClose: canUpdate && isPermitted(actor, 'tickets.close'),
    canReassign: canUpdate && isPermitted(actor, 'tickets.reassign'),
    canComment: canUpdate,
    canDelete: isPermitted(actor, 'tickets.delete'),
  };
}
