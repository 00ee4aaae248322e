/** What admins may do to a custom field: its key, its choices, and the default that must fit both. */
import { err, ok, type Result } from '#lib/base/result.ts';
import type { FieldError } from '#lib/contract/errors.ts';
import type { Field, FieldKind, OptionDraft } from '#lib/contract/fields.ts';
import { checkFieldValues, isEmptyValue } from './fields.ts';

const KEY_MAX = 60;

/** A key from a label, not among those taken: "Issue type" is `issue_type`, a second one `issue_type_2`. */
export function fieldKeyFor(label: string, taken: readonly string[]): string {
  const plain = label
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, KEY_MAX);
  // A label of another script leaves nothing; "constructor" and the like would meet what every object has.
  const base = plain === '' || plain in {} ? `field_${plain}`.replace(/_$/, '') : plain;
  for (let count = 1; ; count += 1) {
    const key = count === 1 ? base : `${base}_${count}`;
    if (!taken.includes(key)) return key;
  }
}

/** True for the kinds that offer choices. */
export function hasOptions(kind: FieldKind): boolean {
  return kind === 'one-of' || kind === 'many-of';
}

/** What is wrong with a definition: choices missing, superfluous or named twice, or a default that does not fit. */
export function checkField(field: Pick<Field, 'label' | 'kind' | 'options' | 'defaultValue'>): FieldError[] {
  const errors = optionErrors(field);
  return errors.length > 0 ? errors : defaultErrors(field);
}

function optionErrors({ kind, options }: Pick<Field, 'kind' | 'options'>): FieldError[] {
  if (!hasOptions(kind))
    return options.length === 0
      ? []
      : [{ field: 'options', message: 'Leave the choices out; this kind has none.' }];
  if (options.length === 0) return [{ field: 'options', message: 'Give at least one choice.' }];
  const names = options.map((option) => option.toLowerCase());
  return options.flatMap((option, index) =>
    names.indexOf(option.toLowerCase()) === index
      ? []
      : [{ field: `options.${index}`, message: `Choose another name; ${option} is a choice already.` }],
  );
}

function defaultErrors(field: Pick<Field, 'label' | 'kind' | 'options' | 'defaultValue'>): FieldError[] {
  if (isEmptyValue(field.defaultValue)) return [];
  const asField = { ...field, key: 'default' } as Field;
  const [wrong] = checkFieldValues([asField], { default: field.defaultValue });
  return wrong === undefined ? [] : [{ field: 'defaultValue', message: `Default of ${wrong.message}` }];
}

export type Options = {
  options: string[];
  archivedOptions: string[];
  /** New names by old ones. */
  renames: Record<string, string>;
};

/** The choices after an edit: those named stay or are renamed, those left out are archived, archived ones named are offered again. */
export function decideOptions(
  before: Pick<Options, 'options' | 'archivedOptions'>,
  drafts: readonly OptionDraft[],
): Result<Options, FieldError[]> {
  const known = new Set([...before.options, ...before.archivedOptions]);
  const used = new Set(drafts.flatMap(({ name, was }) => [was ?? name]));
  const archivedOptions = [...before.archivedOptions, ...before.options].filter(
    (option) => !used.has(option),
  );
  const errors = drafts.flatMap(({ name, was }, index) => [
    ...(was !== null && !known.has(was)
      ? [{ field: `options.${index}.was`, message: `Leave this out; there is no choice ${was} to rename.` }]
      : []),
    ...(archivedOptions.some((option) => option.toLowerCase() === name.toLowerCase())
      ? [
          {
            field: `options.${index}.name`,
            message: `Restore the archived choice ${name}, or name this one otherwise.`,
          },
        ]
      : []),
  ]);
  if (used.size < drafts.length)
    errors.push({ field: 'options', message: 'Name each choice once; two come from the same one.' });
  if (errors.length > 0) return err(errors);
  const renamed = drafts.flatMap(({ name, was }) =>
    was === null || was === name ? [] : [[was, name] as const],
  );
  return ok({
    options: drafts.map(({ name }) => name),
    archivedOptions,
    renames: Object.fromEntries(renamed),
  });
}

/** A value with its choices renamed; other values as they are. */
export function renameIn(value: unknown, renames: Readonly<Record<string, string>>): unknown {
  const rename = (item: unknown) =>
    typeof item === 'string' && Object.hasOwn(renames, item) ? renames[item] : item;
  return Array.isArray(value) ? value.map(rename) : rename(value);
}
