/** Adds a custom field. */
import { assertExists } from '#lib/base/assert.ts';
import type { Result } from '#lib/base/result.ts';
import type { FieldDetails, NewField } from '#lib/contract/fields.ts';
import { checkField, fieldKeyFor } from '#backend/core/field-settings.ts';
import { isEmptyValue } from '#backend/core/fields.ts';
import { findField, insertField, listFieldDetails } from '#backend/data/fields.ts';
import { checkFieldSettings } from './check-field-settings.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { once, type Once } from './once.ts';

/** The new field, last of all; refused for a label that another one has, wrong choices, or a default that does not fit. */
export function createField(
  companion: Companion,
  call: Call<NewField> & { once: Once | null },
): Promise<Result<FieldDetails, Refusal>> {
  const { actor, input } = call;
  return once(companion, call, async (tx) => {
    const errors = checkField({ ...input, defaultValue: input.defaultValue ?? null });
    if (errors.length > 0) throw new RefusedError({ code: 'unusable_value', errors });
    await checkFieldSettings(tx, input);
    const taken = (await listFieldDetails(tx)).map(({ key }) => key);
    const defaultValue = isEmptyValue(input.defaultValue) ? null : input.defaultValue;
    const field = { ...input, defaultValue, key: fieldKeyFor(input.label, taken) };
    const id = await insertField(tx, field, { by: actor.userId, at: companion.now() });
    return assertExists(await findField(tx, id), 'the field just created');
  });
}
