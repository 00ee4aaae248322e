/**
 * Everything the sidebar shows beside a thread, in one answer. Looking also learns: Message-IDs of a linked thread that were
 * not known yet are stored, so that a colleague who has only the later messages finds the ticket too.
 */
import type { ConversationId, RecordId } from '#lib/contract/ids.ts';
import type { ThreadContext, ThreadFacts, TicketPrefill } from '#lib/contract/threads.ts';
import { associateCustomer, hasMatchedCustomer, type Person } from '#backend/core/matching.ts';
import { withDefaults } from '#backend/core/fields.ts';
import { defaultPipeline, firstStage } from '#backend/core/new-ticket.ts';
import { isPermitted, type Actor } from '#backend/core/permissions.ts';
import { linkThread, type ThreadLinks } from '#backend/core/thread-links.ts';
import { findConversations, hasUnknownIds, learnThread } from '#backend/data/conversations.ts';
import type { Db } from '#backend/data/database.ts';
import { readSettings } from '#backend/data/settings.ts';
import {
  countTicketsOfConversations,
  findOpenTicketsOfRecords,
  findTicketsOfConversations,
  type Reader,
} from '#backend/data/ticket-summaries.ts';
import type { Call, Companion } from './companion.ts';
import { findThreadPeople } from './find-thread-people.ts';
import { suggestConversations } from './suggest-conversations.ts';

/** The context of the thread for the asking user. */
export async function readThreadContext(
  companion: Companion,
  { actor, input }: Call<ThreadFacts>,
): Promise<ThreadContext> {
  const { db } = companion.database;
  const reader = { actor, publicUrl: companion.publicUrl, now: companion.now };
  const { pipelines, fields, users, ourKeys } = await readSettings(db);
  const links = linkThread(input, await findConversations(db, input), ourKeys);
  const people = await findThreadPeople(db, input, ourKeys);
  const now = companion.now();
  const suggested =
    links.linked.length > 0 ? [] : await suggestConversations(db, { facts: input, ourKeys, now });
  const found = await findTickets(db, reader, { links, suggested, people });
  await learn(companion, input, links.linked[0]);
  return {
    conversationId: links.linked[0] ?? null,
    link: linkOf(input, links, found.tickets.length),
    people,
    ...found,
    pipelines,
    fields,
    owners: users,
    prefill: prefill({ facts: input, people, actor }, { fields, pipelines }),
    abilities: abilitiesOn(actor, people, input),
  };
}

/** Tickets that are found without any id of the thread are suggested; they could be another's. */
function linkOf(facts: ThreadFacts, { linked }: ThreadLinks, ticketCount: number): ThreadContext['link'] {
  if (ticketCount > 0) return linked.length > 0 ? 'linked' : 'suggested';
  return canBeRecognised(facts) ? 'not-linked' : 'unknown';
}

function canBeRecognised(facts: ThreadFacts): boolean {
  return facts.messageIds.length > 0 || facts.providerThreadId !== null;
}

type Found = { links: ThreadLinks; suggested: ConversationId[]; people: Person[] };

async function findTickets(db: Db, reader: Reader, of: Found) {
  const tickets = await findTicketsOfConversations(db, reader, [...of.links.linked, ...of.suggested]);
  const possiblyRelated = await findTicketsOfConversations(db, reader, of.links.possiblyRelated);
  const shown = new Set(tickets.map(({ id }) => id));
  return {
    tickets,
    possiblyRelated: possiblyRelated.filter(({ id }) => !shown.has(id)),
    otherOpenTickets: await findOpenTicketsOfRecords(db, reader, {
      records: recordsOfCustomer(of.people),
      except: [...shown],
    }),
    // Of what is only suggested nobody is told that there is more.
    hasHiddenTickets: (await countTicketsOfConversations(db, of.links.linked)) > tickets.length,
  };
}

function recordsOfCustomer(people: readonly Person[]): RecordId[] {
  return people.find(({ isCustomer }) => isCustomer)?.records.map(({ id }) => id) ?? [];
}

async function learn(
  companion: Companion,
  facts: ThreadFacts,
  conversationId: ConversationId | undefined,
): Promise<void> {
  if (conversationId === undefined || !(await hasUnknownIds(companion.database.db, facts))) return;
  await companion.database.transaction((tx) => learnThread(tx, conversationId, facts));
}

type ForPrefill = { facts: ThreadFacts; people: readonly Person[]; actor: Actor };

function prefill(
  { facts, people, actor }: ForPrefill,
  settings: Pick<ThreadContext, 'fields' | 'pipelines'>,
): TicketPrefill {
  const pipeline = defaultPipeline(settings.pipelines);
  return {
    subject: facts.subject.trim(),
    pipelineId: pipeline.id,
    stageId: firstStage(pipeline).id,
    ownerId: actor.userId,
    associations: associateCustomer(people.find(({ isCustomer }) => isCustomer)),
    // Of every pipeline, as the form may choose another one; it sends those of the chosen one only.
    fields: withDefaults(settings.fields, {}),
  };
}

function abilitiesOn(
  actor: Actor,
  people: readonly Person[],
  facts: ThreadFacts,
): ThreadContext['abilities'] {
  const obstacle = !isPermitted(actor, 'tickets.create')
    ? 'no-permission'
    : hasMatchedCustomer(people)
      ? null
      : 'no-matched-record';
  return {
    canCreate: obstacle === null,
    obstacle,
    canAddRecord: isPermitted(actor, 'records.write'),
    // A thread without any id would not be found again.
    canLink: isPermitted(actor, 'tickets.update') && canBeRecognised(facts),
  };
}
