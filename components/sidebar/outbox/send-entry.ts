/**
 * Sends one entry of the outbox, the same for the sidebar's page and the worker.
 *
 * An edit stands on the version that was seen when it was made. Where only this outbox has changed the ticket since, or others
 * changed something else, it goes on to the newer version by itself; where somebody changed the same thing, a person decides.
 * The version it is sent with is kept before it is sent, as the companion knows a repeat by key and content.
 */
import type { Api } from '#lib/api/api.ts';
import { ApiProblem, isProblem } from '#lib/api/api-errors.ts';
import { noteReplies } from '#lib/contract/replies.ts';
import { createComment, type TicketComment } from '#lib/contract/comments.ts';
import { createTicket, StaleVersionFacts, updateTicket, type Ticket } from '#lib/contract/tickets.ts';
import type { Sending } from '#lib/store/flush-outbox.ts';
import type { KeptEdit, Outbox, OutboxEntry } from '#lib/store/outbox.ts';
import { nextOwnVersion, type OwnVersions } from '#lib/store/own-versions.ts';
import { findConflict, findMade } from '../ticket/conflict.ts';

/** What became of it, with what the companion answered; absent where it had the entry already and did not say. */
export type Sent = Sending & { ticket?: Ticket; comment?: TicketComment };

export type Desk = { api: Api; outbox: Outbox; ownVersions: OwnVersions };

/** Others may change a ticket while an edit of it is on its way; after so many times it is tried again later. */
const TRIES_MAX = 5;

/** Sends it under its key, and answers what became of it. Never rejects for what the companion or the network says. */
export async function sendEntry(desk: Desk, entry: OutboxEntry): Promise<Sent> {
  const options = { idempotencyKey: entry.id };
  try {
    switch (entry.kind) {
      case 'create-ticket':
        return { outcome: 'sent', ticket: await desk.api(createTicket, { body: entry.body }, options) };
      case 'comment': {
        const call = { params: { ticketId: entry.ticketId }, body: { text: entry.text } };
        return { outcome: 'sent', comment: await desk.api(createComment, call, options) };
      }
      case 'note-reply':
        await desk.api(noteReplies, { body: { thread: entry.thread, messages: [entry.reply] } });
        return { outcome: 'sent' };
      case 'edit-ticket':
        return await sendEdit(desk, entry);
    }
  } catch (cause) {
    return readFailure(entry, cause);
  }
}

async function sendEdit(desk: Desk, kept: KeptEdit): Promise<Sent> {
  let entry = await onOwnVersions(desk, kept);
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const answer = await tryEdit(desk, entry);
    if (!('facts' in answer)) return { outcome: 'sent', ticket: answer.ticket };
    const { ticket, changes } = answer.facts;
    const own = await desk.ownVersions.read(entry.ticketId);
    const others = changes.filter(({ version }) => !own.some((made) => made.version === version));
    const theirs = findConflict(entry.edit, others);
    entry = { ...entry, version: ticket.version };
    if (theirs !== null)
      return { outcome: 'refused', entry: { ...entry, theirs, problem: answer.problem }, ticket };
    await desk.outbox.replace(entry);
  }
  return { outcome: 'failed' };
}

/** The entry on the version that earlier edits from here have led to; kept when that is another. */
async function onOwnVersions({ outbox, ownVersions }: Desk, entry: KeptEdit): Promise<KeptEdit> {
  const earlier = (await ownVersions.read(entry.ticketId)).filter(({ by }) => by !== entry.id);
  const version = nextOwnVersion(entry.version, earlier);
  if (version === entry.version) return entry;
  await outbox.replace({ ...entry, version });
  return { ...entry, version };
}

type Tried = { ticket: Ticket } | { facts: StaleVersionFacts; problem: ApiProblem['problem'] };

async function tryEdit({ api, ownVersions }: Desk, entry: KeptEdit): Promise<Tried> {
  const { id, ticketId, version, edit } = entry;
  try {
    const call = { params: { ticketId }, body: { ...edit.changes, version } };
    const ticket = await api(updateTicket, call, { idempotencyKey: id });
    // Comments may have come in between, so the version it made is not always the next one.
    const made = findMade(edit, version, ticket.timeline);
    if (made !== undefined) await ownVersions.add(ticketId, { version: made.version, by: id });
    return { ticket };
  } catch (cause) {
    if (!isProblem(cause, 'stale_version')) throw cause;
    const { facts, ...problem } = cause.problem;
    const parsed = StaleVersionFacts.safeParse(facts);
    if (!parsed.success) throw cause;
    return { facts: parsed.data, problem };
  }
}

/** No answer, a lost session and a busy companion pass; everything else would be refused again. */
function readFailure(entry: OutboxEntry, cause: unknown): Sent {
  if (!(cause instanceof ApiProblem)) return { outcome: 'unreachable' };
  const { code, status } = cause.problem;
  // Nobody else uses our keys: it was made from an earlier form of the entry.
  if (code === 'idempotency_key_reused') return { outcome: 'sent' };
  if (status === 401 || status === 429 || status === 503) return { outcome: 'unreachable' };
  if (status >= 500) return { outcome: 'failed' };
  // Nobody can decide anything about a reply that is sent already; the thread tells of it again when it is opened.
  if (entry.kind === 'note-reply') return { outcome: 'sent' };
  return { outcome: 'refused', entry: { ...entry, problem: cause.problem } };
}
