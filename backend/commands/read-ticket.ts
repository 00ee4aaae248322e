/** A ticket whole, with what the asking user may do with it. */
import type { TicketId } from '#lib/contract/ids.ts';
import type { Ticket, TicketAbilities } from '#lib/contract/tickets.ts';
import { fieldsOf } from '#backend/core/fields.ts';
import { isPermitted, type Actor } from '#backend/core/permissions.ts';
import { findConversationOfTicket } from '#backend/data/conversations.ts';
import type { Db } from '#backend/data/database.ts';
import { listFields } from '#backend/data/fields.ts';
import { listPipelines } from '#backend/data/pipelines.ts';
import { findRecordSummaries } from '#backend/data/records.ts';
import { findTicketSummary, type Reader } from '#backend/data/ticket-summaries.ts';
import { findTicketRow, listComments, listEvents, type TicketRow } from '#backend/data/tickets.ts';
import { listActiveUsers, listOurKeys } from '#backend/data/users.ts';

/** The ticket by id or number, or null when there is none the reader may see. */
export async function readTicket(db: Db, reader: Reader, idOrNumber: string): Promise<Ticket | null> {
  const summary = await findTicketSummary(db, reader, idOrNumber);
  const row = summary === null ? null : await findTicketRow(db, reader.actor, summary.id);
  if (summary === null || row === null) return null;
  const parts = await readParts(db, row);
  return {
    ...summary,
    description: row.description,
    fieldValues: row.fieldValues,
    closedAt: row.closedAt?.toISOString() ?? null,
    ...parts,
    createdBy: parts.timeline.find(({ kind }) => kind === 'created')?.actor ?? null,
    abilities: abilitiesOn(row, reader.actor),
  };
}

async function readParts(db: Db, row: TicketRow & { id: TicketId }) {
  const ids = Object.values(row.associations).filter((id) => id !== null);
  return {
    fields: fieldsOf(await listFields(db), row.pipelineId),
    associations: await findRecordSummaries(db, ids),
    comments: await listComments(db, row.id),
    timeline: await listEvents(db, row.id),
    conversation: await findConversationOfTicket(db, row.id, await listOurKeys(db)),
    pipelines: await listPipelines(db),
    owners: await listActiveUsers(db),
  };
}

/** What the actor may do with the ticket now; nothing once it is closed. */
function abilitiesOn(row: TicketRow, actor: Actor): TicketAbilities {
  const isOpen = row.status !== 'closed';
  const canUpdate = isOpen && isPermitted(actor, 'tickets.update');
  return {
    canUpdate,
    canClose: canUpdate && isPermitted(actor, 'tickets.close'),
    canReassign: canUpdate && isPermitted(actor, 'tickets.reassign'),
    canComment: canUpdate,
  };
}
