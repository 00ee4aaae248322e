/** Changes a custom field: definition, place, choices; archives or restores it. Values on tickets are never lost. */
import { assertExists } from '#lib/base/assert.ts';
import type { Result } from '#lib/base/result.ts';
import type { FieldChanges, FieldDetails } from '#lib/contract/fields.ts';
import type { FieldId } from '#lib/contract/ids.ts';
import { checkField, decideOptions, renameIn, type Options } from '#backend/core/field-settings.ts';
import { isEmptyValue } from '#backend/core/fields.ts';
import {
  findField,
  lockField,
  placeField,
  renameOptions,
  updateFieldRow,
  type FieldState,
} from '#backend/data/fields.ts';
import { checkFieldSettings } from './check-field-settings.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { refusable } from './refusable.ts';
import { refuseStale } from './refuse-stale.ts';

/** The changed field; a stale version, wrong choices and a default that does not fit are refusals. */
export function updateField(
  companion: Companion,
  { actor, input }: Call<{ fieldId: FieldId; changes: FieldChanges }>,
): Promise<Result<FieldDetails, Refusal>> {
  return refusable(companion.database, async (tx) => {
    const { fieldId, changes } = input;
    const state = await lockField(tx, fieldId);
    if (state === null) throw new RefusedError({ code: 'not_found' });
    refuseStale(state, changes.version, 'field');
    await checkFieldSettings(tx, changes, fieldId);
    const options = optionsAfter(state, changes);
    const field = definitionAfter(state, changes, options);
    const errors = checkField(field);
    if (errors.length > 0) throw new RefusedError({ code: 'unusable_value', errors });
    const at = companion.now();
    const archivedAt = field.isArchived ? at : null;
    await updateFieldRow(tx, fieldId, { field: { ...field, archivedAt }, by: actor.userId, at });
    if (Object.keys(options.renames).length > 0) await renameOptions(tx, state.key, options.renames);
    if (changes.position !== undefined) await placeField(tx, fieldId, changes.position);
    return assertExists(await findField(tx, fieldId), 'the field just changed');
  });
}

function optionsAfter(state: FieldState, changes: FieldChanges): Options {
  if (changes.options === undefined) return { ...state, renames: {} };
  const decided = decideOptions(state, changes.options);
  if (!decided.ok) throw new RefusedError({ code: 'unusable_value', errors: decided.error });
  return decided.value;
}

function definitionAfter(state: FieldState, changes: FieldChanges, options: Options) {
  const wanted =
    changes.defaultValue === undefined ? renameIn(state.defaultValue, options.renames) : changes.defaultValue;
  return {
    kind: state.kind,
    label: changes.label ?? state.label,
    hint: changes.hint === undefined ? state.hint : changes.hint,
    isMandatory: changes.isMandatory ?? state.isMandatory,
    options: options.options,
    archivedOptions: options.archivedOptions,
    defaultValue: isEmptyValue(wanted) ? null : wanted,
    pipelineIds: changes.pipelineIds === undefined ? state.pipelineIds : changes.pipelineIds,
    isArchived: changes.isArchived ?? state.isArchived,
  };
}
