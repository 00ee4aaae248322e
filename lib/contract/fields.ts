/** Custom fields of tickets: their kinds, and a definition. Values are checked by `backend/core/fields`. */
import * as z from 'zod/mini';
import { FieldId, PipelineId } from './ids.ts';
import { defineRoute } from './route.ts';
import { Version, line } from './values.ts';

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

export const listFields = defineRoute({
  method: 'GET',
  path: '/api/fields',
  summary: 'Custom fields of tickets, in order',
  access: 'tickets.read',
  response: z.object({ items: z.array(Field) }),
  errors: [],
});

/** A field as its settings show it. */
export const FieldDetails = z.extend(Field, {
  version: Version,
  /** Archived: no longer shown or asked for; tickets keep its values. */
  isArchived: z.boolean(),
  /** Choices no longer offered, in the order of their archiving; tickets keep them. */
  archivedOptions: z.array(z.string()),
});
export type FieldDetails = z.infer<typeof FieldDetails>;

export const listFieldDetails = defineRoute({
  method: 'GET',
  path: '/api/fields/details',
  summary: 'Custom fields with versions and archived choices; archived fields last',
  access: 'settings.manage',
  response: z.object({ items: z.array(FieldDetails) }),
  errors: [],
});

const Hint = z.nullable(line(200));
const OPTIONS_MAX = 200;
const OptionName = line(100);
const AppliesTo = z.nullable(
  z.array(PipelineId).check(z.minLength(1, { error: 'Choose at least one pipeline.' }), z.maxLength(500)),
);

export const NewField = z.strictObject({
  label: line(60),
  kind: FieldKind,
  hint: z._default(Hint, null),
  isMandatory: z._default(z.boolean(), false),
  options: z._default(z.array(OptionName).check(z.maxLength(OPTIONS_MAX)), []),
  defaultValue: z._default(z.nullable(z.unknown()), null),
  /** Null: all pipelines, those made later too. */
  pipelineIds: z._default(AppliesTo, null),
});
export type NewField = z.infer<typeof NewField>;

export const createField = defineRoute({
  method: 'POST',
  path: '/api/fields',
  summary: 'Add a custom field; its key is made from the label and never changes',
  access: 'settings.manage',
  body: NewField,
  response: FieldDetails,
  status: 201,
  errors: ['unusable_value', 'unusable_reference', 'idempotency_key_reused'],
  idempotent: true,
});

/** A choice of an edited field. */
export const OptionDraft = z.strictObject({
  name: OptionName,
  /** What it was called; another name renames it on all tickets. Null: new. */
  was: z._default(z.nullable(OptionName), null),
});
export type OptionDraft = z.infer<typeof OptionDraft>;

/** Only what is given changes; `version` is what the edit was based on. The kind never changes. */
export const FieldChanges = z.strictObject({
  version: Version,
  label: z.optional(line(60)),
  hint: z.optional(Hint),
  isMandatory: z.optional(z.boolean()),
  /** All choices in order; one that is left out is archived, an archived one that is named is offered again. */
  options: z.optional(z.array(OptionDraft).check(z.maxLength(OPTIONS_MAX))),
  defaultValue: z.optional(z.nullable(z.unknown())),
  pipelineIds: z.optional(AppliesTo),
  /** Place among the fields that are not archived, from 1. */
  position: z.optional(z.int().check(z.minimum(1), z.maximum(10_000))),
  isArchived: z.optional(z.boolean()),
});
export type FieldChanges = z.infer<typeof FieldChanges>;

export const updateField = defineRoute({
  method: 'PATCH',
  path: '/api/fields/:fieldId',
  summary: 'Change a custom field, rename or archive its choices; archive or restore it',
  access: 'settings.manage',
  params: z.object({ fieldId: FieldId }),
  body: FieldChanges,
  response: FieldDetails,
  errors: ['not_found', 'stale_version', 'unusable_value', 'unusable_reference'],
});
