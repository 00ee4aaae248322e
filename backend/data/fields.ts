import type { Field } from '#lib/contract/fields.ts';
import type { Tx } from './database.ts';

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
