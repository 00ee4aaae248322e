/** What many tickets need around them: more people, teams, pipelines and fields than the demo has. */
import { sql } from 'kysely';
import { assertExists } from '#lib/base/assert.ts';
import type { Field } from '#lib/contract/fields.ts';
import type { UserId } from '#lib/contract/ids.ts';
import { DEMO_SLA } from '#backend/commands/demo-data.ts';
import { renewTerms } from '#backend/commands/renew-terms.ts';
import { insertField } from '#backend/data/fields.ts';
import type { Tx } from '#backend/data/database.ts';
import { readPolicy, writePolicy } from '#backend/data/sla-policies.ts';

const PEOPLE =
  'Alva Brekke,Basil Ortega,Cleo Hartmann,Dario Venn,Elin Strand,Fabio Kerr,Greta Lund,Hamza Riel,Iris Novotny,Jules Arden,Kira Boll,Leo Sandvik,Mona Ferrer,Nico Palm,Odile Grant,Pavel Rune,Rosa Timm,Sven Okoro,Tova Ilic,Udo Marsh,Viola Beck,Wanda Roth,Xenia Dahl,Yves Corr'.split(
    ',',
  );
const TEAMS = ['First line', 'Hardware', 'Billing', 'Key accounts'];

const PIPELINES = [
  {
    name: 'Returns',
    stages: ['Announced', 'On its way', 'Arrived', 'Tested', 'Done'],
    statuses: ['open', 'pending', 'open', 'open', 'closed'],
  },
  {
    name: 'Billing questions',
    stages: ['New', 'With accounting', 'Answered'],
    statuses: ['open', 'on-hold', 'closed'],
  },
];

const FIELD = { hint: null, isMandatory: false, options: [], defaultValue: null, pipelineIds: null };
const FIELDS: Omit<Field, 'id'>[] = [
  {
    ...FIELD,
    key: 'priority',
    label: 'Priority',
    kind: 'one-of',
    options: ['Low', 'Normal', 'High', 'Urgent'],
  },
  { ...FIELD, key: 'order_count', label: 'Orders concerned', kind: 'number' },
  { ...FIELD, key: 'bought_on', label: 'Bought on', kind: 'date' },
  { ...FIELD, key: 'under_warranty', label: 'Under warranty', kind: 'yes-no' },
  {
    ...FIELD,
    key: 'areas',
    label: 'Areas',
    kind: 'many-of',
    options: ['Hardware', 'Software', 'Invoice', 'Delivery'],
  },
];

/** Ids that tickets are spread over. */
export type Spread = {
  owners: string[];
  pipelines: { id: string; openStages: string[]; closedStage: string }[];
  /** What the global policy gives new tickets. */
  sla: { termsId: string; firstResponseS: number; closureS: number };
};

/** Adds what is missing and answers with all there is. */
export async function addSettings(tx: Tx): Promise<Spread> {
  const isThere = await tx
    .selectFrom('team')
    .where('name', '=', TEAMS[0] ?? '')
    .select('id')
    .executeTakeFirst();
  if (isThere === undefined) {
    await addPeople(tx);
    for (const pipeline of PIPELINES) await addPipeline(tx, pipeline);
    for (const field of FIELDS) await insertField(tx, field);
  }
  if ((await readPolicy(tx, null)).firstResponseS === null) await setPolicy(tx);
  return readSpread(tx);
}

/** As the demo has it; a demo that was made by an older version has none. */
async function setPolicy(tx: Tx): Promise<void> {
  const { version } = await readPolicy(tx, null);
  const none = { calendarId: null, notifyUserId: null, warningShare: null, levels: [] };
  const at = new Date();
  const { rows } = await sql<{ by: UserId }>`select user_id as by from member limit 1`.execute(tx);
  const by = assertExists(rows[0], 'a user').by;
  const values = { ...none, ...DEMO_SLA, pausingStatuses: [...DEMO_SLA.pausingStatuses] };
  await writePolicy(tx, values, { owner: null, version, by, at });
  await renewTerms(tx, null, at);
}

/** They have no password; an admin can make them a link for one. */
async function addPeople(tx: Tx): Promise<void> {
  const emails = PEOPLE.map((name) => `${name.toLowerCase().replace(' ', '.')}@norrvik.example`);
  await sql`
    with added as (
      insert into "user" (name, email, "emailVerified")
      select name, email, true from unnest(${PEOPLE}::text[], ${emails}::text[]) as person (name, email)
      returning id
    )
    insert into member (user_id, profile_id) select added.id, profile.id from added, profile where profile.name = 'Agent'
  `.execute(tx);
  await sql`insert into team (name) select unnest(${TEAMS}::text[])`.execute(tx);
  await sql`
    insert into team_member (team_id, user_id)
    select team.id, member.user_id
    from (select user_id, row_number() over (order by user_id) as place from member) as member
    join (select id, row_number() over (order by name) as place from team) as team on team.place = 1 + member.place % 4
  `.execute(tx);
}

async function addPipeline(tx: Tx, { name, stages, statuses }: (typeof PIPELINES)[number]): Promise<void> {
  await sql`
    with added as (
      insert into pipeline (name, position) select ${name}, max(position) + 1 from pipeline returning id
    )
    insert into stage (pipeline_id, name, hue, position, sets_status)
    select added.id, stage.name, (array['slate', 'sky', 'violet', 'moss'])[1 + stage.place % 4], stage.place, stage.status
    from added, unnest(${stages}::text[], ${statuses}::text[]) with ordinality as stage (name, status, place)
  `.execute(tx);
}

async function readSpread(tx: Tx): Promise<Spread> {
  const { rows } = await sql<Spread>`
    select
      (select json_agg(user_id order by user_id) from member where is_active) as owners,
      (select json_agg(json_build_object(
        'id', pipeline.id,
        'openStages', (
          select json_agg(id order by position) from stage
          where pipeline_id = pipeline.id and archived_at is null and sets_status is distinct from 'closed'
        ),
        'closedStage', (
          select id from stage where pipeline_id = pipeline.id and archived_at is null
          order by (sets_status = 'closed') desc nulls last, position desc limit 1
        )
      ) order by is_default desc, position) from pipeline where archived_at is null) as pipelines,
      (select json_build_object('termsId', terms_id, 'firstResponseS', first_response_s, 'closureS', closure_s)
        from sla_policy where is_global) as sla
  `.execute(tx);
  const [spread] = rows;
  if (spread === undefined) throw new Error('Expected settings');
  return spread;
}
