import { focusOnMount } from '#components/app/focus-on-mount.ts';
import { LabelledInput } from '#components/app/labelled-input.tsx';
import { FieldInput } from '#components/tickets/field-input.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { t } from '#lib/i18n/i18n.ts';
import parts from '../parts/parts.module.css';
import { type FieldDraft, hasOptions, toControl, withOptions } from './field-draft.ts';
import { KindField } from './kind-field.tsx';
import { OptionList } from './option-list.tsx';
import { PipelineChoice } from './pipeline-choice.tsx';
import classes from './fields.module.css';

type Props = {
  draft: FieldDraft;
  onChange: (draft: FieldDraft) => void;
  errorOf: (field: string) => string | undefined;
  /** Choices that are no longer offered. */
  archivedOptions: readonly string[];
  /** True for a field that is not saved yet, whose kind can be chosen. */
  isNew?: boolean;
};

/** All there is to say of a field. */
export function FieldForm({ draft, onChange, errorOf, archivedOptions, isNew = false }: Props) {
  return (
    <div className={classes.form}>
      <LabelledInput
        label={t('appTicketModule.fields.label')}
        value={draft.label}
        maxLength={60}
        autoComplete="off"
        error={errorOf('label')}
        ref={isNew ? focusOnMount : undefined}
        onChange={(event) => onChange({ ...draft, label: event.target.value })}
      />
      <KindField draft={draft} isLocked={!isNew} onChange={onChange} />
      {hasOptions(draft.kind) && (
        <OptionList
          options={draft.options}
          archivedOptions={archivedOptions}
          errorOf={errorOf}
          onChange={(options) => onChange(withOptions(draft, options))}
        />
      )}
      <div>
        <Checkbox
          label={t('appTicketModule.fields.mandatory')}
          checked={draft.isMandatory}
          aria-describedby="mandatory-hint"
          onChange={(event) => onChange({ ...draft, isMandatory: event.target.checked })}
        />
        <p id="mandatory-hint" className={parts.small}>
          {t('appTicketModule.fields.mandatoryHint')}
        </p>
      </div>
      <FieldInput
        field={toControl(draft)}
        value={draft.defaultValue}
        error={errorOf('defaultValue')}
        onChange={(defaultValue) => onChange({ ...draft, defaultValue })}
      />
      <LabelledInput
        label={t('appTicketModule.fields.hint')}
        hint={t('appTicketModule.fields.hintHint')}
        value={draft.hint}
        maxLength={200}
        autoComplete="off"
        error={errorOf('hint')}
        onChange={(event) => onChange({ ...draft, hint: event.target.value })}
      />
      <PipelineChoice
        value={draft.pipelineIds}
        error={errorOf('pipelineIds')}
        onChange={(pipelineIds) => onChange({ ...draft, pipelineIds })}
      />
    </div>
  );
}
