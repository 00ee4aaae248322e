import type { Field } from '#lib/contract/fields.ts';
import type { Db, Tx } from './database.ts';

/** Definitions of all custom fields, in order. */
export async function listFields(db: Db): Promise<Field[]> {
  const rows = await db.selectFrom('field').selectAll().orderBy('position').execute();
  return rows.map((row) => ({
    id: row.id,
    key: row.key,
    label: row.label,
    hint: row.hint,
    kind: row.kind,
    isMandatory: row.is_mandatory,
    options: row.options,
    defaultValue: row.default_value,
    pipelineIds: row.pipeline_ids,
  }));
}

/** Adds a field after those there are. */
export async function insertField(tx: Tx, field: Omit<Field, 'id'>): Promise<void> {
  const { count } = await tx
    .selectFrom('field')
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('field')
    .values({
      key: field.key,
      label: field.label,
      hint: field.hint,
      kind: field.kind,
      is_mandatory: field.isMandatory,
      options: field.options,
      default_value: field.defaultValue === null ? undefined : JSON.stringify(field.defaultValue),
      pipeline_ids: field.pipelineIds,
      position: count + 1,
    })
    .execute();
}
