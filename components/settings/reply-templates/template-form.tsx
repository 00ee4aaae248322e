import { useRef, useState, type SyntheticEvent } from 'react';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import { LabelledInput } from '#components/app/labelled-input.tsx';
import { fieldRefusal, refusalText } from '#components/app/refusal-text.ts';
import { useMay } from '#components/app/session.ts';
import { Button } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { Field } from '#components/ui/field.tsx';
import { TextArea } from '#components/ui/text-input.tsx';
import {
  TEMPLATE_VARIABLES,
  type NewReplyTemplate,
  type ReplyTemplate,
} from '#lib/contract/reply-templates.ts';
import { t } from '#lib/i18n/i18n.ts';
import classes from '../settings-parts.module.css';
import own from './template-form.module.css';

type Props = {
  template: ReplyTemplate | null;
  error: unknown;
  isPending: boolean;
  onSave: (draft: NewReplyTemplate) => void;
  onClose: () => void;
  onRemove: (() => void) | null;
};

/** Name, text and whose it is; what is refused is said at its field. */
export function TemplateForm({ template, error, isPending, onSave, onClose, onRemove }: Props) {
  const [draft, setDraft] = useState<NewReplyTemplate>({
    name: template?.name ?? '',
    text: template?.text ?? '',
    isForEveryone: template?.isForEveryone ?? false,
  });
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!isPending) onSave(draft);
  };
  const [nameError, textError] = [fieldRefusal(error, 'name'), fieldRefusal(error, 'text')];
  const isElsewhere = nameError === undefined && textError === undefined;
  return (
    <form className={own.form} onSubmit={handleSubmit} noValidate>
      <LabelledInput
        label={t('appReplies.settings.name')}
        hint={t('appReplies.settings.nameHint')}
        error={nameError}
        value={draft.name}
        maxLength={100}
        onChange={({ currentTarget }) => setDraft({ ...draft, name: currentTarget.value })}
        data-autofocus
      />
      <TextWithVariables
        text={draft.text}
        error={textError}
        onChange={(text) => setDraft((last) => ({ ...last, text }))}
      />
      <Sharing
        isForEveryone={draft.isForEveryone}
        onChange={(isForEveryone) => setDraft({ ...draft, isForEveryone })}
      />
      <FormRefusal text={isElsewhere ? refusalText(error) : undefined} />
      <div className={classes.actions}>
        <Button type="submit" variant="primary" aria-disabled={isPending}>
          {t('appReplies.settings.save')}
        </Button>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        {onRemove !== null && (
          <Button variant="quiet" onClick={onRemove}>
            {t('appReplies.settings.remove')}
          </Button>
        )}
      </div>
    </form>
  );
}

type TextProps = { text: string; error: string | undefined; onChange: (text: string) => void };

/** The text; a variable's button puts it where the caret is. */
function TextWithVariables({ text, error, onChange }: TextProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const insert = (variable: string) => {
    const element = area.current;
    if (element === null) return;
    element.focus();
    element.setRangeText(`{{${variable}}}`, element.selectionStart, element.selectionEnd, 'end');
    onChange(element.value);
  };
  return (
    <div className={own.text}>
      <Field
        label={t('appReplies.settings.text')}
        hint={t('appReplies.settings.variablesHint')}
        error={error}
      >
        {(wiring) => (
          <TextArea
            ref={area}
            wiring={wiring}
            className={own.area}
            value={text}
            maxLength={20_000}
            onChange={({ currentTarget }) => onChange(currentTarget.value)}
          />
        )}
      </Field>
      <fieldset className={own.variables}>
        <legend className={own.legend}>{t('appReplies.settings.variables')}</legend>
        {TEMPLATE_VARIABLES.map((variable) => (
          <Button key={variable} size="sm" onClick={() => insert(variable)}>
            {t(`appReplies.settings.variable.${variable}`)}
          </Button>
        ))}
      </fieldset>
    </div>
  );
}

type SharingProps = { isForEveryone: boolean; onChange: (isForEveryone: boolean) => void };

function Sharing({ isForEveryone, onChange }: SharingProps) {
  const mayShare = useMay('settings.manage');
  if (!mayShare) return null;
  return (
    <div>
      <Checkbox
        label={t('appReplies.settings.forEveryone')}
        checked={isForEveryone}
        aria-describedby="template-sharing-hint"
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <p id="template-sharing-hint" className={classes.small}>
        {t('appReplies.settings.forEveryoneHint')}
      </p>
    </div>
  );
}
