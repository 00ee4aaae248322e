/** A ticket whole, with what the asking user may do with it. */
import type { TicketId } from '#lib/contract/ids.ts';
import type { Pipeline } from '#lib/contract/pipelines.ts';
import type { TicketSummary } from '#lib/contract/tickets-summary.ts';
import type { Ticket, TicketAbilities } from '#lib/contract/tickets.ts';
import { fieldsOf } from '#backend/core/fields.ts';
import { isPermitted, type Actor } from '#backend/core/permissions.ts';
import { findConversationOfTicket } from '#backend/data/conversations.ts';
import type { Db } from '#backend/data/database.ts';
import { listChecklists } from '#backend/data/checklists.ts';
import { listAttachments } from '#backend/data/attachments.ts';
import { listFollowers } from '#backend/data/followers.ts';
import { findMergeLinks } from '#backend/data/merged-tickets.ts';
import { findRecordSummaries } from '#backend/data/records.ts';
import { readSettings } from '#backend/data/settings.ts';
import { findFollowLinks, findTicket, type Reader } from '#backend/data/ticket-summaries.ts';
import { listComments, listEvents, type TicketRow } from '#backend/data/tickets.ts';

/** The ticket by id or number, or null when there is none the reader may see. */
export async function readTicket(db: Db, reader: Reader, idOrNumber: string): Promise<Ticket | null> {
  const found = await findTicket(db, reader, idOrNumber);
  if (found === null) return null;
  const { summary, row } = found;
  const parts = {
    ...(await readParts(db, row)),
    ...(await findFollowLinks(db, reader, row)),
    ...(await findMergeLinks(db, reader, row.id)),
  };
  return {
    ...summary,
    description: row.description,
    fieldValues: row.fieldValues,
    closedAt: row.closedAt?.toISOString() ?? null,
    ...parts,
    pipelines: withOwnPlace(parts.pipelines, summary),
    createdBy: parts.timeline.find(({ kind }) => kind === 'created')?.actor ?? null,
    abilities: abilitiesOn(row, reader.actor),
  };
}

async function readParts(db: Db, row: TicketRow & { id: TicketId }) {
  const ids = Object.values(row.associations).filter((id) => id !== null);
  const { pipelines, fields, users, ourKeys } = await readSettings(db);
  return {
    fields: fieldsOf(fields, row.pipelineId),
    associations: await findRecordSummaries(db, ids),
    comments: await listComments(db, row.id),
    checklists: await listChecklists(db, row.id),
    followers: await listFollowers(db, row.id),
    attachments: await listAttachments(db, row.id),
    timeline: await listEvents(db, row.id),
    conversation: await findConversationOfTicket(db, row.id, ourKeys),
    pipelines,
    owners: users,
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
