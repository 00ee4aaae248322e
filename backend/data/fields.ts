/** Custom fields as admins edit them. Reading for tickets goes through `settings`. */
import { sql } from 'kysely';
import type { Field, FieldDetails } from '#lib/contract/fields.ts';
import type { FieldId, UserId } from '#lib/contract/ids.ts';
import type { UserSummary } from '#lib/contract/users.ts';
import type { Db, Tx } from './database.ts';

/** A field with who changed it last. */
export type FieldState = FieldDetails & { changedBy: UserSummary | null };

/** All fields in order, archived ones last. */
export async function listFieldDetails(db: Db): Promise<FieldDetails[]> {
  const states = await readStates(db, sql`true`);
  return states.map(toDetails);
}

/** One field locked for a change; null when there is none. */
export async function lockField(tx: Tx, id: FieldId): Promise<FieldState | null> {
  await tx.selectFrom('field').where('id', '=', id).select('id').forUpdate().execute();
  const [state] = await readStates(tx, sql`field.id = ${id}`);
  return state ?? null;
}

/** One field; null when there is none. */
export async function findField(db: Db, id: FieldId): Promise<FieldDetails | null> {
  const [state] = await readStates(db, sql`field.id = ${id}`);
  return state === undefined ? null : toDetails(state);
}

function toDetails({ changedBy: _changedBy, ...details }: FieldState): FieldDetails {
  return details;
}

async function readStates(db: Db, which: ReturnType<typeof sql>): Promise<FieldState[]> {
  const { rows } = await sql<FieldState>`
    select
      field.id, key, label, hint, kind, is_mandatory as "isMandatory", options, default_value as "defaultValue",
      to_json(pipeline_ids) as "pipelineIds", version, archived_at is not null as "isArchived",
      archived_options as "archivedOptions",
      (
        select json_build_object('id', "user".id, 'name', "user".name, 'email', "user".email)
        from "user" where "user".id = field.changed_by
      ) as "changedBy"
    from field
    where ${which}
    order by archived_at is not null, position, id
  `.execute(db);
  return rows;
}

/** Adds a field after those there are and answers with its id. */
export async function insertField(
  tx: Tx,
  field: Omit<Field, 'id'>,
  change: { by: UserId; at: Date } | null = null,
): Promise<FieldId> {
  const { id } = await tx
    .insertInto('field')
    .values({
      ...toColumns(field),
      key: field.key,
      kind: field.kind,
      position: sql<number>`(select coalesce(max(position), 0) + 1 from field)`,
      ...(change === null ? {} : { changed_by: change.by, changed_at: change.at }),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

type Definition = Omit<Field, 'id' | 'key' | 'kind'>;

function toColumns(field: Definition) {
  return {
    label: field.label,
    hint: field.hint,
    is_mandatory: field.isMandatory,
    options: field.options,
    default_value: field.defaultValue === null ? sql<string>`null` : JSON.stringify(field.defaultValue),
    pipeline_ids: field.pipelineIds,
  };
}

/** Writes a field under the next version. */
export async function updateFieldRow(
  tx: Tx,
  id: FieldId,
  change: {
    field: Definition & { archivedOptions: string[]; archivedAt: Date | null };
    by: UserId;
    at: Date;
  },
): Promise<void> {
  await tx
    .updateTable('field')
    .set({
      ...toColumns(change.field),
      archived_options: change.field.archivedOptions,
      archived_at: change.field.archivedAt,
      version: sql<number>`version + 1`,
      changed_by: change.by,
      changed_at: change.at,
    })
    .where('id', '=', id)
    .execute();
}

/** Puts a field at its place, from 1, among those not archived; the others keep their order. */
export async function placeField(tx: Tx, id: FieldId, position: number): Promise<void> {
  await sql`
    update field set position = placed.position
    from (
      select id, row_number() over (order by rank) as position
      from (
        select id,
          case when id = ${id} then ${position}::numeric - 0.5
            else row_number() over (partition by id = ${id} order by archived_at is not null, position, id) end as rank
        from field
      ) as ranked
    ) as placed
    where placed.id = field.id and field.position <> placed.position
  `.execute(tx);
}

/** Renames choices on all tickets, closed ones too: it is the same choice under another name. Versions stay as they are. */
export async function renameOptions(
  tx: Tx,
  key: string,
  renames: Readonly<Record<string, string>>,
): Promise<void> {
  const names = JSON.stringify(renames);
  await sql`
    update ticket set field_values = jsonb_set(field_values, array[${key}::text],
      case jsonb_typeof(field_values -> ${key}::text)
        when 'array' then (
          select jsonb_agg(coalesce(${names}::jsonb -> (item #>> '{}'), item) order by place)
          from jsonb_array_elements(field_values -> ${key}::text) with ordinality as items (item, place)
        )
        else coalesce(${names}::jsonb -> (field_values ->> ${key}::text), field_values -> ${key}::text)
      end)
    where (field_values -> ${key}::text) ?| array[${sql.join(Object.keys(renames))}]::text[]
  `.execute(tx);
}
