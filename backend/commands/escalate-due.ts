/** Tells of deadlines that are over: the escalation, its event and its notices in one transaction, once whatever happens. */
import type { ChannelId, UserId } from '#lib/contract/ids.ts';
import type { SlaTerms } from '#lib/contract/sla.ts';
import { assertExists } from '#lib/base/assert.ts';
import { withNext } from '#backend/core/sla/clocks.ts';
import { chosenFor, decideStep } from '#backend/core/sla/escalation.ts';
import { tellOf, type EscalationNews } from '#backend/core/sla/escalation-told.ts';
import { canSeeTicket } from '#backend/core/visibility.ts';
import { readChannelViewers } from '#backend/data/channels.ts';
import type { Database, Tx } from '#backend/data/database.ts';
import {
  insertEscalations,
  limitIdleTime,
  lockDueClocks,
  raiseVersions,
  type DueClock,
} from '#backend/data/escalations.ts';
import { insertNoticesOfMany } from '#backend/data/notifications.ts';
import { readTerms } from '#backend/data/sla-policies.ts';
import { writeClocks, type ClockRow } from '#backend/data/ticket-clocks.ts';
import { appendEventsOfMany } from '#backend/data/tickets.ts';
import { listActors, type ActiveActor } from '#backend/data/users.ts';

/** What a batch did: clocks that it dealt with, and by how much each escalation came after its instant. */
export type Escalated = { clocks: number; latenessMs: number[] };

/** Deals with the next level of some clocks that are due, the oldest first. Several processes may do it at once. */
export function escalateDue(database: Database, countMax: number): Promise<Escalated> {
  return database.transaction(async (tx) => {
    await limitIdleTime(tx, database.engine);
    const { at, clocks } = await lockDueClocks(tx, countMax);
    if (clocks.length === 0) return { clocks: 0, latenessMs: [] };
    const decided: Decided[] = [];
    for (const due of clocks) decided.push(await decide(tx, due, at));
    const latenessMs = await tell(
      tx,
      at,
      decided.filter(({ isTold }) => isTold),
    );
    await writeClocks(
      tx,
      decided.map(({ after }) => after),
    );
    return { clocks: clocks.length, latenessMs };
  });
}

type Decided = { due: DueClock; terms: SlaTerms; isTold: boolean; after: ClockRow };

async function decide(tx: Tx, due: DueClock, at: Date): Promise<Decided> {
  const { clock } = due;
  const working = await readTerms(tx, due.termsId);
  const step = { level: clock.nextLevel, dueMs: clock.dueMs, nowMs: at.getTime() };
  const decision = decideStep(step, due.ticket);
  const after = decision === 'park' ? { ...clock, nextMs: null } : withNext(working, clock, clock.nextLevel);
  return { due, terms: working.terms, isTold: decision === 'tell', after: { ...due, clock: after } };
}

async function tell(tx: Tx, at: Date, told: readonly Decided[]): Promise<number[]> {
  if (told.length === 0) return [];
  const written = await insertEscalations(
    tx,
    told.map(({ due: { ticketId, clock } }) => ({
      ticketId,
      kind: clock.kind,
      level: clock.nextLevel,
      dueAt: new Date(clock.nextMs ?? 0),
    })),
  );
  const fresh = told.filter(({ due }) =>
    written.some(({ ticketId, kind }) => ticketId === due.ticketId && kind === due.clock.kind),
  );
  const actors = await listActors(tx);
  const onlyFor = await readViewersOf(tx, fresh);
  await writeNews(
    tx,
    at,
    fresh.map((each) => ({ due: each.due, news: newsOf(each, actors, onlyFor) })),
  );
  return fresh.map(({ due }) => at.getTime() - (due.clock.nextMs ?? 0));
}

type ChannelViewers = ReadonlyMap<ChannelId | null, readonly UserId[] | null>;

async function readViewersOf(tx: Tx, told: readonly Decided[]): Promise<ChannelViewers> {
  const viewers = new Map<ChannelId | null, readonly UserId[] | null>();
  for (const { channelId } of told.map(({ due }) => due.ticket))
    if (channelId !== null && !viewers.has(channelId))
      viewers.set(channelId, await readChannelViewers(tx, channelId));
  return viewers;
}

function newsOf(
  { due, terms }: Decided,
  actors: readonly ActiveActor[],
  channelViewers: ChannelViewers,
): EscalationNews {
  const { ticket, clock } = due;
  const seen = { ...ticket, onlyFor: channelViewers.get(ticket.channelId) ?? null };
  const viewers = actors.filter((actor) => canSeeTicket(actor, seen, actor.visibility));
  const level = clock.nextLevel;
  const chosenId = chosenFor(terms, level);
  return tellOf({ level, clock: clock.kind, chosenId, ownerId: ticket.ownerId }, viewers);
}

async function writeNews(
  tx: Tx,
  at: Date,
  all: readonly { due: DueClock; news: EscalationNews }[],
): Promise<void> {
  const versions = await raiseVersions(
    tx,
    all.map(({ due }) => due.ticketId),
  );
  const originOf = ({ ticketId }: DueClock) => ({ ticketId, actorId: null, at, dueAt: at });
  await appendEventsOfMany(
    tx,
    all.map(({ due, news }) => ({
      ...originOf(due),
      version: assertExists(versions.get(due.ticketId), 'a ticket just locked'),
      event: news.event,
    })),
  );
  await insertNoticesOfMany(
    tx,
    all.flatMap(({ due, news }) => news.notices.map((notice) => ({ ...originOf(due), ...notice }))),
  );
}
