/**
 * What nearly every request needs of the workspace, in one statement: pipelines, custom fields, users. Within a transaction it
 * is read once; settings do not change under one request's feet.
 */
import { sql } from 'kysely';
import type { Field } from '#lib/contract/fields.ts';
import type { ChannelId, SlaTermsId } from '#lib/contract/ids.ts';
import type { Pipeline } from '#lib/contract/pipelines.ts';
import type { UserSummary } from '#lib/contract/users.ts';
import { toMatchKey } from '#backend/core/addresses.ts';
import type { Db } from './database.ts';

export type Settings = {
  /** The default first; stages in order. */
  pipelines: Pipeline[];
  /** In order. */
  fields: Field[];
  /** Active users by name. */
  users: UserSummary[];
  /** Match keys of all users' addresses, inactive ones too: whose mail is ours, not a customer's. */
  ourKeys: ReadonlySet<string>;
  /** What new tickets' clocks run under; null while there is no SLA. */
  slaTermsId: SlaTermsId | null;
  /** The same for channels with a policy of their own. */
  slaTermsIds: Readonly<Record<ChannelId, SlaTermsId | null>>;
};

const readInTransaction = new WeakMap<Db, Promise<Settings>>();

/** The workspace's settings. */
export function readSettings(db: Db): Promise<Settings> {
  if (!db.isTransaction) return read(db);
  const known = readInTransaction.get(db);
  if (known !== undefined) return known;
  const reading = read(db);
  readInTransaction.set(db, reading);
  return reading;
}

type Row = {
  pipelines: Pipeline[];
  fields: Field[];
  users: (UserSummary & { isActive: boolean })[];
  slaTermsId: SlaTermsId | null;
  slaTermsIds: Settings['slaTermsIds'];
};

async function read(db: Db): Promise<Settings> {
  const { rows } = await sql<Row>`
    select
      coalesce((
        select json_agg(json_build_object(
          'id', pipeline.id, 'name', pipeline.name, 'isDefault', pipeline.is_default,
          'stages', (
            select coalesce(json_agg(json_build_object(
              'id', stage.id, 'name', stage.name, 'hue', stage.hue, 'setsStatus', stage.sets_status
            ) order by stage.position), '[]')
            from stage where stage.pipeline_id = pipeline.id and stage.archived_at is null
          )
        ) order by pipeline.is_default desc, pipeline.position)
        from pipeline where archived_at is null
      ), '[]') as pipelines,
      coalesce((
        select json_agg(json_build_object(
          'id', id, 'key', key, 'label', label, 'hint', hint, 'kind', kind, 'isMandatory', is_mandatory,
          'options', options, 'defaultValue', default_value, 'pipelineIds', pipeline_ids
        ) order by position)
        from field where archived_at is null
      ), '[]') as fields,
      coalesce((
        select json_agg(json_build_object(
          'id', "user".id, 'name', "user".name, 'email', "user".email, 'isActive', member.is_active
        ) order by "user".name, "user".id)
        from "user" join member on member.user_id = "user".id
      ), '[]') as users,
      (select terms_id from sla_policy where is_global) as "slaTermsId",
      coalesce((
        select json_object_agg(channel.id, sla_policy.terms_id)
        from channel left join sla_policy on sla_policy.channel_id = channel.id
        where channel.sla_type = 'individual'
      ), '{}') as "slaTermsIds"
  `.execute(db);
  const { pipelines = [], fields = [], users = [], slaTermsId = null, slaTermsIds = {} } = rows[0] ?? {};
  return {
    pipelines,
    fields,
    users: users.filter(({ isActive }) => isActive).map(({ id, name, email }) => ({ id, name, email })),
    ourKeys: new Set(users.map(({ email }) => toMatchKey(email))),
    slaTermsId,
    slaTermsIds,
  };
}
