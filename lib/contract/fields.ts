/** Custom fields of tickets: their kinds, and a definition. Values are checked by `backend/core/fields`. */
import * as z from 'zod/mini';
import { FieldId, PipelineId } from './ids.ts';

export const FieldKind = z.enum([
  'text',
  'long-text',
  'number',
  'date',
  'date-time',
  'yes-no',
  'one-of',
  'many-of',
  'url',
  'email',
  'phone',
]);
export type FieldKind = z.infer<typeof FieldKind>;

export const Field = z.object({
  id: FieldId,
  /** Key under which tickets carry the value, e.g. `product_line`. */
  key: z.string(),
  label: z.string(),
  /** One sentence on what the field is for; null when the admin wrote none. */
  hint: z.nullable(z.string()),
  kind: FieldKind,
  /** An empty mandatory field refuses every save by a person. */
  isMandatory: z.boolean(),
  /** Choices of `one-of` and `many-of`; empty for other kinds. */
  options: z.array(z.string()),
  defaultValue: z.nullable(z.unknown()),
  /** Pipelines it applies to; null for all. */
  pipelineIds: z.nullable(z.array(PipelineId)),
});
export type Field = z.infer<typeof Field>;

/** Values by field key; an absent or null value is empty. */
export const FieldValues = z.record(z.string().check(z.minLength(1), z.maxLength(100)), z.unknown());
export type FieldValues = z.infer<typeof FieldValues>;
