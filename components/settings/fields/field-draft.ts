/** A custom field while it is edited: what is drafted, what differs from what is saved, and what is sent. */
import type { z } from 'zod';
import { fromInputText, isEmptyValue } from '#components/tickets/field-values.ts';
import type { Field, FieldChanges, FieldDetails, FieldKind, NewField } from '#lib/contract/fields.ts';
import type { FieldId, PipelineId } from '#lib/contract/ids.ts';
import { t } from '#lib/i18n/i18n.ts';

export type DraftOption = {
  /** Stays the same while the choice is renamed and moved. */
  key: string;
  name: string;
  /** What it is called on tickets now; null: not saved yet. */
  was: string | null;
};

export type FieldDraft = {
  label: string;
  kind: FieldKind;
  hint: string;
  isMandatory: boolean;
  options: DraftOption[];
  /** As the control of the kind holds it. */
  defaultValue: unknown;
  pipelineIds: PipelineId[] | null;
};

/** The draft of a saved field as it stands. */
export function draftOf(field: FieldDetails): FieldDraft {
  const { label, kind, isMandatory, defaultValue, pipelineIds } = field;
  const options = field.options.map((name) => ({ key: name, name, was: name }));
  return { label, kind, hint: field.hint ?? '', isMandatory, options, defaultValue, pipelineIds };
}

/** A new field as its form opens. */
export function newDraft(): FieldDraft {
  return {
    label: '',
    kind: 'text',
    hint: '',
    isMandatory: false,
    options: [],
    defaultValue: null,
    pipelineIds: null,
  };
}

/** True for the kinds that offer choices. */
export function hasOptions(kind: FieldKind): boolean {
  return kind === 'one-of' || kind === 'many-of';
}

/** The field as its control needs it, for the default value. */
export function toControl(draft: FieldDraft): Field {
  return {
    id: '' as FieldId,
    key: 'defaultValue',
    label: t('appTicketModule.fields.default'),
    hint: null,
    kind: draft.kind,
    isMandatory: false,
    options: draft.options.map(({ name }) => name).filter((name) => name.trim() !== ''),
    defaultValue: null,
    pipelineIds: null,
  };
}

/** The draft of another kind: choices stay for both kinds of them, a default of the old kind does not. */
export function withKind(draft: FieldDraft, kind: FieldKind): FieldDraft {
  const options = hasOptions(kind) && draft.options.length === 0 ? [anOption(), anOption()] : draft.options;
  return { ...draft, kind, options: hasOptions(kind) ? options : [], defaultValue: null };
}

/** A choice that is not saved yet, or an archived one that is offered again. */
export function anOption(was: string | null = null): DraftOption {
  return { key: crypto.randomUUID(), name: was ?? '', was };
}

/** The draft with its choices changed; a default that is renamed stays the default, one that is gone does not. */
export function withOptions(draft: FieldDraft, options: DraftOption[]): FieldDraft {
  const nameAfter = (name: unknown) => {
    const before = draft.options.find((option) => option.name === name);
    return options.find(({ key }) => key === before?.key)?.name;
  };
  const { defaultValue } = draft;
  const after = Array.isArray(defaultValue)
    ? defaultValue.flatMap((name) => nameAfter(name) ?? [])
    : (nameAfter(defaultValue) ?? null);
  return { ...draft, options, defaultValue: after };
}

/** What the draft changes, in words; empty when nothing. */
export function describeChanges(saved: FieldDraft, draft: FieldDraft): string[] {
  const parts = ['label', 'kind', 'hint', 'isMandatory', 'defaultValue', 'pipelineIds', 'options'] as const;
  return parts
    .filter((part) => JSON.stringify(plain(saved)[part]) !== JSON.stringify(plain(draft)[part]))
    .map((part) => t(`appTicketModule.fields.changes.${part}`));
}

function plain(draft: FieldDraft) {
  return {
    ...draft,
    defaultValue: isEmptyValue(draft.defaultValue) ? null : draft.defaultValue,
    options: draft.options.map(({ name, was }) => [name, was]),
  };
}

function toWire(draft: FieldDraft) {
  const { defaultValue } = draft;
  const value = typeof defaultValue === 'string' ? fromInputText(draft, defaultValue) : defaultValue;
  return {
    label: draft.label,
    hint: draft.hint.trim() === '' ? null : draft.hint,
    isMandatory: draft.isMandatory,
    defaultValue: isEmptyValue(value) ? null : value,
    pipelineIds: draft.pipelineIds,
  };
}

/** What is sent for a new field. */
export function toNewField(draft: FieldDraft): z.input<typeof NewField> {
  return { ...toWire(draft), kind: draft.kind, options: draft.options.map(({ name }) => name) };
}

/** What is sent for an edited field. */
export function toChanges(version: number, draft: FieldDraft): z.input<typeof FieldChanges> {
  const options = draft.options.map(({ name, was }) => ({ name, was }));
  return { ...toWire(draft), version, ...(hasOptions(draft.kind) ? { options } : {}) };
}
