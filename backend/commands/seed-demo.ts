/** Sample data for trying the product: an invented firm with its people, records, fields and tickets. */
import { assertExists } from '#lib/base/assert.ts';
import type { RecordId, UserId } from '#lib/contract/ids.ts';
import { NewRecord } from '#lib/contract/records.ts';
import { NewTicket } from '#lib/contract/tickets.ts';
import type { Actor } from '#backend/core/permissions.ts';
import { BUILT_IN_PROFILES } from '#backend/core/permissions.ts';
import { insertField } from '#backend/data/fields.ts';
import { readPolicy } from '#backend/data/sla-policies.ts';
import { findUserByEmail } from '#backend/data/users.ts';
import { findWorkspace } from '#backend/data/workspace.ts';
import { addComment } from './add-comment.ts';
import { addUser } from './add-user.ts';
import type { Companion } from './companion.ts';
import { createRecord } from './create-record.ts';
import { createTicket } from './create-ticket.ts';
import {
  DEMO_ADMIN,
  DEMO_AGENTS,
  DEMO_FIELDS,
  DEMO_PASSWORD,
  DEMO_RECORDS,
  DEMO_SLA,
  DEMO_TICKETS,
} from './demo-data.ts';
import { markResponded } from './mark-responded.ts';
import { setUp } from './set-up.ts';
import { updateSlaPolicy } from './update-sla-policy.ts';

/** Adds the sample data to a companion that is not set up; answers with what to print. */
export async function seedDemo(companion: Companion): Promise<string> {
  const workspace = await findWorkspace(companion.database.db);
  if (workspace === null) await seed(companion);
  else if (workspace.name !== DEMO_ADMIN.workspace) {
    return `Sample data was not added: "${workspace.name}" is set up here. Set DATA_DIR to an empty folder for the demo.`;
  }
  return `Sample data is in place. Sign in as ${DEMO_AGENTS[0]?.email} (agent) or ${DEMO_ADMIN.email} (admin), password ${DEMO_PASSWORD}`;
}

async function seed(companion: Companion): Promise<void> {
  await setUp(companion, { ...DEMO_ADMIN, password: DEMO_PASSWORD });
  for (const agent of DEMO_AGENTS)
    await addUser(companion, { ...agent, password: DEMO_PASSWORD, profile: 'Agent' });
  await companion.database.transaction(async (tx) => {
    for (const field of DEMO_FIELDS) await insertField(tx, field);
  });
  await setPolicy(companion);
  const actor = await actorOf(companion, assertExists(DEMO_AGENTS[0], 'a demo agent').email);
  const records = await seedRecords(companion, actor);
  for (const sample of DEMO_TICKETS) await seedTicket(companion, sample, records);
}

/** The admin is told when something takes too long. */
async function setPolicy(companion: Companion): Promise<void> {
  const admin = await actorOf(companion, DEMO_ADMIN.email);
  const { version } = await readPolicy(companion.database.db, null);
  const rest = { calendarId: null, notifyUserId: admin.userId, warningShare: null, levels: [] };
  const input = { ...rest, ...DEMO_SLA, pausingStatuses: [...DEMO_SLA.pausingStatuses], version };
  const done = await updateSlaPolicy(companion, { actor: admin, input });
  if (!done.ok) throw new Error(`The demo's SLA policy was refused: ${done.error.code}`);
}

async function actorOf(companion: Companion, email: string): Promise<Actor> {
  const user = assertExists(await findUserByEmail(companion.database.db, email), email);
  return {
    userId: user.id,
    user: { ...user, email },
    profile: 'Agent',
    permissions: new Set(BUILT_IN_PROFILES.Agent),
  };
}

async function seedRecords(companion: Companion, actor: Actor): Promise<Map<string, RecordId>> {
  const ids = new Map<string, RecordId>();
  for (const { key, account, ...record } of DEMO_RECORDS) {
    const accountId = account === undefined ? null : assertExists(ids.get(account), account);
    const created = await createRecord(companion, {
      actor,
      input: NewRecord.parse({ ...record, accountId }),
      once: null,
    });
    if (!created.ok) throw new Error(`Demo record ${key} was refused: ${created.error.code}`);
    ids.set(key, created.value.id);
  }
  return ids;
}

async function seedTicket(
  today: Companion,
  sample: (typeof DEMO_TICKETS)[number],
  records: ReadonlyMap<string, RecordId>,
): Promise<void> {
  const madeAt = today.now().getTime() - sample.ageMinutes * 60_000;
  const companion = { ...today, now: () => new Date(madeAt) };
  const actor = await actorOf(companion, sample.by);
  const owner: UserId | null = sample.owner === null ? null : (await actorOf(companion, sample.owner)).userId;
  const idOf = (key: string | undefined) => (key === undefined ? null : assertExists(records.get(key), key));
  const input = NewTicket.parse({
    subject: sample.subject,
    description: sample.description,
    ownerId: owner,
    source: sample.source,
    fields: sample.fields,
    associations: {
      leadId: idOf(sample.lead),
      contactId: idOf(sample.contact),
      accountId: idOf(sample.account),
    },
  });
  const created = await createTicket(companion, { actor, input, once: null });
  if (!created.ok) throw new Error(`Demo ticket "${sample.subject}" was refused: ${created.error.code}`);
  if (sample.isAnswered) await markResponded(companion, { actor, input: { ticketId: created.value.id } });
  for (const text of sample.comments)
    await addComment(companion, {
      actor,
      input: { ticketId: created.value.id, text, mentions: [] },
      once: null,
    });
}
