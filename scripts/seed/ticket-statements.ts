/** Statements for tickets with all that belongs to them; see statements.ts. */
import type { Spread } from './settings.ts';
import { GROUP, idArray, type Batch, type Size } from './statements.ts';
import { sqlArray } from './words.ts';

/** An even share that belongs to the row and to what it is drawn for. */
const share = (salt: number) => `pg_temp.share(n, ${salt})`;

/** Tickets with events, stays, comments, and for those by mail the conversation. */
export function insertTickets(batch: Batch, size: Size, spread: Spread): string {
  return [
    draw(batch, size, spread),
    place(spread),
    tickets(spread),
    clocks(spread),
    history(spread),
    mail(size, spread),
  ].join('');
}

/** Whose, from whom, when, and how far. */
function draw({ from, to }: Batch, size: Size, { owners, pipelines }: Spread): string {
  const groups = Math.max(1, Math.floor(size.records / GROUP));
  const places = Math.min(3, pipelines.length);
  return `
    with drawn as (
      select n, pg_temp.id_of('ticket', n) as id,
        case when ${share(1)} < 0.7 then 1 when ${share(1)} < 0.9 then least(2, ${places}) else ${places} end as place,
        case when ${share(2)} < 0.6 then 'email' when ${share(2)} < 0.8 then 'manual' when ${share(2)} < 0.9 then 'api'
          when ${share(2)} < 0.95 then 'record' else 'conversation' end as source,
        case when ${share(3)} < 0.05 then null else pg_temp.pick_id(${idArray(owners)}, power(${share(4)}, 1.5)) end as owner_id,
        -- More of them lately than long ago.
        now() - interval '1 minute' - (1 - power((n + 1.0) / ${size.tickets}, 0.7)) * interval '730 days' as created_at,
        floor(power(${share(5)}, 1.5) * ${groups})::bigint * ${GROUP} as firm, ${share(6)} as customer,
        initcap(pg_temp.pick(${sqlArray('places')}, n, 7)) || ' ' || 1 + floor(${share(8)} * 40)::int || ': '
          || pg_temp.pick(${sqlArray('things')}, n, 9) || ' ' || pg_temp.pick(${sqlArray('problems')}, n, 10) as subject
      from generate_series(${from}, ${to - 1}) as n
    ), aged as (
      select *, firm + 1 + floor(${share(11)} * 9)::int as contact, now() - created_at as age,
        ${share(12)} < case when now() - created_at > interval '30 days' then 0.97
          when now() - created_at > interval '7 days' then 0.8 else 0.35 end as is_closed
      from drawn
    ), dated as (
      select *, case when is_closed then least(now(), created_at - ln(1 - ${share(13)}) * interval '30 hours')
        else created_at + age * ${share(13)} end as changed_at
      from aged
    `;
}

/** Pipeline and stage. */
function place({ pipelines }: Spread): string {
  const byPipeline = (of: (pipeline: Spread['pipelines'][number]) => string) =>
    `case place ${pipelines
      .slice(0, 3)
      .map((pipeline, index) => `when ${index + 1} then ${of(pipeline)}`)
      .join(' ')} end`;
  return `
    ), placed as (
      select *, ${byPipeline(({ id }) => `'${id}'::uuid`)} as pipeline_id,
        case when is_closed then ${byPipeline(({ closedStage }) => `'${closedStage}'::uuid`)}
          else ${byPipeline(({ openStages }) => `pg_temp.pick_id(${idArray(openStages)}, ${share(14)})`)} end as stage_id,
        ${byPipeline(({ openStages }) => `'${openStages[0]}'::uuid`)} as first_stage_id,
        case when is_closed or ${share(29)} < 0.8
          then least(changed_at, created_at + ${share(30)} * interval '5 hours') end as answered_at
      from dated
    `;
}

function tickets({ owners, sla }: Spread): string {
  return `
    ), ticket_added as (
      insert into ticket (id, number, source, subject, description, status, pipeline_id, stage_id, owner_id, created_by,
        lead_id, contact_id, account_id, opportunity_id, field_values, conversation_names,
        created_at, updated_at, closed_at, stage_entered_at, next_due_at, first_response_due_at, closure_due_at, version)
      select id, 'TKT-' || upper(left(source, 1)) || (
          select lpad(value, greatest(3, length(value)), '0')
          from (select nextval(('ticket_number_' || left(source, 1))::regclass)::text as value) as next
        ), source, subject,
        pg_temp.pick(${sqlArray('sentences')}, n, 15) || ' ' || pg_temp.pick(${sqlArray('sentences')}, n, 16) || E'\\n\\n'
          || pg_temp.pick(${sqlArray('sentences')}, n, 17) || ' Serial ' || upper(substr(md5(n::text), 1, 8)) || '.',
        case when is_closed then 'closed' else coalesce((select sets_status from stage where stage.id = stage_id), 'open') end,
        pipeline_id, stage_id, owner_id, coalesce(owner_id, ${idArray(owners)}[1]),
        case when customer between 0.7 and 0.85 then pg_temp.id_of('record', firm + 10) end,
        case when customer < 0.7 then pg_temp.id_of('record', contact) end,
        case when customer < 0.7 then pg_temp.id_of('record', firm) end,
        case when customer < 0.05 then pg_temp.id_of('record', firm + 16) end,
        jsonb_strip_nulls(jsonb_build_object(
          'priority', (array['Low', 'Normal', 'Normal', 'Normal', 'High', 'High', 'Urgent', null])[1 + floor(${share(18)} * 8)::int],
          'serial', case when ${share(19)} < 0.5 then upper(substr(md5(n::text), 1, 8)) end,
          'order_count', floor(${share(20)} * 30)::int,
          'bought_on', (current_date - (${share(21)} * 1500)::int)::text,
          'under_warranty', ${share(22)} < 0.4)),
        case when source = 'email' then subject else '' end,
        created_at, changed_at, case when is_closed then changed_at end, changed_at,
        least(due.first_response_due_at, due.closure_due_at), due.first_response_due_at, due.closure_due_at,
        case when is_closed then 4 else 3 end
      from placed, lateral (select
        case when answered_at is null then created_at + ${sla.firstResponseS} * interval '1 second' end as first_response_due_at,
        case when not is_closed then created_at + ${sla.closureS} * interval '1 second' end as closure_due_at
      ) as due
      returning id
    `;
}

/** Nothing is told of deadlines that are over: somebody was told long ago. */
function clocks({ sla }: Spread): string {
  return `
    ), clock_added as (
      insert into ticket_clock (ticket_id, kind, terms_id, target_s, started_at, due_at, stopped_at, stopped_by, next_level, next_at)
      select id, kind, '${sla.termsId}'::uuid, target_s, created_at, due_at, stopped_at, case when stopped_at is not null then stopped_by end,
        1, case when stopped_at is null and due_at > now() then due_at end
      from placed, lateral (values
        ('first-response', ${sla.firstResponseS}, answered_at, 'response'),
        ('closure', ${sla.closureS}, case when is_closed then changed_at end, 'closing')
      ) as clock (kind, target_s, stopped_at, stopped_by), lateral (select created_at + target_s * interval '1 second' as due_at) as target
    `;
}

function history({ owners }: Spread): string {
  return `
    ), event_added as (
      insert into ticket_event (ticket_id, kind, at, actor_id, from_value, to_value, version)
      select id, kind, created_at + (changed_at - created_at) * part, coalesce(owner_id, ${idArray(owners)}[1]), was, became, version
      from placed, lateral (values
        (1, 'created', 0.0, null, null), (2, 'owner-changed', 0.2, null, 'Ana Ribeiro'), (3, 'stage-changed', 1.0, 'New', 'In progress'),
        (4, 'status-changed', 1.0, 'open', 'closed')
      ) as event (version, kind, part, was, became)
      where version < 4 or is_closed
      order by n, version
      returning ticket_id
    ), stay_added as (
      insert into stage_stay (ticket_id, stage_id, entered_at, left_at)
      select id, first_stage_id, created_at, changed_at from placed
      union all
      select id, stage_id, changed_at + interval '1 millisecond', case when is_closed then changed_at + interval '1 millisecond' end
      from placed
    ), comment_added as (
      insert into ticket_comment (ticket_id, author_id, text, created_at)
      select id, coalesce(owner_id, ${idArray(owners)}[1]), pg_temp.pick(${sqlArray('sentences')}, n, 23), changed_at
      from placed where ${share(24)} < 0.3
    `;
}

function mail({ run }: Size, { owners }: Spread): string {
  return `
    ), mailed as (
      select n, id as ticket_id, pg_temp.id_of('conversation', n) as id, subject, created_at, pg_temp.address(contact) as customer,
        (select email from "user" where "user".id = coalesce(owner_id, ${idArray(owners)}[1])) as agent
      from placed where source = 'email'
    ), conversation_added as (
      insert into conversation (id, subject, created_at) select id, subject, created_at from mailed
    ), link_added as (
      insert into ticket_conversation (ticket_id, conversation_id, linked_at) select ticket_id, id, created_at from mailed
    ), message_id_added as (
      insert into conversation_message_id (message_id, conversation_id)
      select n || '.' || part || '.${run}@mail.norrvik.example', id from mailed, generate_series(1, 2) as part
    ), participant_added as (
      insert into conversation_participant (conversation_id, match_key)
      select id, customer from mailed union all select id, agent from mailed
    )
    insert into message (conversation_id, message_id, from_address, to_addresses, sent_at, text, created_at)
    select id, n || '.' || part || '.${run}@mail.norrvik.example', case part when 1 then customer else agent end,
      array[case part when 1 then agent else customer end], created_at + part * interval '1 hour',
      pg_temp.pick(${sqlArray('sentences')}, n, 25 + part) || E'\\n\\n' || pg_temp.pick(${sqlArray('sentences')}, n, 27 + part), created_at
    from mailed, generate_series(1, 2) as part`;
}
