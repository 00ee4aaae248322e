import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { TextInput } from '#components/ui/text-input.tsx';
import { t } from '#lib/i18n/i18n.ts';
import classes from './settings-parts.module.css';

type Props = {
  label: string;
  value: string;
  /** What to do with it, and until when it is good. */
  note: string;
  copyWord: string;
  copiedWord: string;
  onDone: () => void;
};

/** A link or key that is shown once, to be copied. */
export function ShownSecret({ label, value, note, copyWord, copiedWord, onDone }: Props) {
  const [isCopied, setCopied] = useState(false);
  const handleCopy = () => void navigator.clipboard.writeText(value).then(() => setCopied(true));
  return (
    <div className={classes.form}>
      <Field label={label} hint={note}>
        {(wiring) => (
          <TextInput wiring={wiring} value={value} readOnly onFocus={({ target }) => target.select()} />
        )}
      </Field>
      <div className={classes.actions}>
        <Button variant="primary" onClick={handleCopy} data-autofocus>
          {isCopied ? copiedWord : copyWord}
        </Button>
        <Button onClick={onDone}>{t('appAccounts.shared.done')}</Button>
      </div>
      <p aria-live="polite" className={classes.small}>
        {isCopied ? copiedWord : ''}
      </p>
    </div>
  );
}
