import { useEffect, useState } from 'react';
import { t } from '#lib/i18n/i18n.ts';
import type { KeyValueStore } from '#lib/store/key-value-store.ts';
import { readRowMarks, setRowMarks } from '#lib/store/row-marks.ts';
import { THEME_CHOICES, type Preferences } from '#lib/store/preferences.ts';
import { Checkbox } from '../ui/checkbox.tsx';
import { Field } from '../ui/field.tsx';
import { Picker } from '../ui/picker.tsx';
import { MailboxesField } from './mailboxes-field.tsx';
import { OptionsSection } from './options-section.tsx';

type Props = {
  preferences: Preferences;
  onChange: (changes: Partial<Preferences>) => Promise<unknown>;
  values: KeyValueStore;
  sharedValues: KeyValueStore;
  managedMailboxes: string[] | null;
};

/** How Threadside behaves on mail pages. */
export function MailSection({ preferences, onChange, values, sharedValues, managedMailboxes }: Props) {
  const themes = THEME_CHOICES.map((value) => ({ value, label: t(`extension.options.themes.${value}`) }));
  return (
    <OptionsSection title={t('extension.options.mail')}>
      <Field label={t('extension.options.theme')}>
        {({ id, describedBy }) => (
          <Picker
            label={t('extension.options.theme')}
            id={id}
            describedBy={describedBy}
            value={preferences.theme}
            options={themes}
            onChange={(theme) => void onChange({ theme: theme as Preferences['theme'] })}
          />
        )}
      </Field>
      <RowMarks values={values} />
      <MailboxesField values={sharedValues} managed={managedMailboxes} />
    </OptionsSection>
  );
}

function RowMarks({ values }: { values: KeyValueStore }) {
  const [isOn, setOn] = useState(true);
  useEffect(() => void readRowMarks(values).then(setOn), [values]);
  const handleChange = (next: boolean) => {
    setOn(next);
    void setRowMarks(values, next);
  };
  return (
    <Checkbox
      label={t('extension.options.rows')}
      checked={isOn}
      onChange={({ target }) => handleChange(target.checked)}
    />
  );
}
