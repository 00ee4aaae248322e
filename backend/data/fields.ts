import type { Field } from '#lib/contract/fields.ts';
import type { Db } from './database.ts';

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
