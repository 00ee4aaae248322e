import { type SyntheticEvent, useState } from 'react';
import { t } from '#lib/i18n/i18n.ts';
import { focusOnMount } from '../focus-on-mount.ts';
import { formText } from '../form-text.ts';
import form from '../form.module.css';
import { LabelledInput } from '../labelled-input.tsx';
import { OutsidePage } from '../outside-page.tsx';
import { useMe } from '../session.ts';
import { SubmitButton } from '../submit-button.tsx';
import { useFocusRefused } from '../use-focus-refused.ts';
import classes from './connect.module.css';
import { formatUserCode } from './user-code.ts';

type Props = {
  /** What stood in the address, where it was no whole code. */
  initial: string;
  onCode: (code: string) => void;
};

/** Typing the code by hand. */
export function CodeForm({ initial, onCode }: Props) {
  const { workspace } = useMe();
  const [refused, setRefused] = useState<{ at: number } | null>(null);
  const ref = useFocusRefused(refused);
  const handleSubmit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = formatUserCode(formText(event.currentTarget)('code'));
    if (code === null) setRefused({ at: event.timeStamp });
    else onCode(code);
  };
  return (
    <OutsidePage title={t('app.connect.title')} lead={t('app.connect.lead')} workspace={workspace}>
      <form ref={ref} className={form.form} onSubmit={handleSubmit} noValidate>
        <LabelledInput
          name="code"
          label={t('app.connect.code')}
          defaultValue={initial}
          placeholder="XXXX-XXXX"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          ref={focusOnMount}
          className={classes.codeInput}
          error={refused === null ? undefined : t('app.connect.invalid')}
        />
        <SubmitButton>{t('app.connect.continue')}</SubmitButton>
      </form>
    </OutsidePage>
  );
}
