import { t } from '#lib/i18n/i18n.ts';
import { NOTICE_GROUPS, type NoticeGroup, type Preferences } from '#lib/store/preferences.ts';
import { Checkbox } from '../ui/checkbox.tsx';
import { ChoiceList } from '../ui/choice-list.tsx';
import { Field } from '../ui/field.tsx';
import { TextInput } from '../ui/text-input.tsx';
import { OptionsSection } from './options-section.tsx';
import styles from './options.module.css';

type Props = { preferences: Preferences; onChange: (changes: Partial<Preferences>) => Promise<unknown> };

const EVENING = { from: '18:00', to: '08:00' };

/** What the desktop tells of, and when it keeps silent. */
export function NoticesSection({ preferences: { notices, quietHours }, onChange }: Props) {
  const groups = NOTICE_GROUPS.map((value) => ({ value, label: t(`extension.options.groups.${value}`) }));
  return (
    <OptionsSection title={t('extension.options.notices')}>
      <p className={styles.hint}>{t('extension.options.noticesHint')}</p>
      <ChoiceList
        label={t('extension.options.tellMe')}
        options={groups}
        chosen={notices}
        onChange={(chosen) => void onChange({ notices: chosen as NoticeGroup[] })}
      />
      <Checkbox
        label={t('extension.options.quiet')}
        checked={quietHours !== null}
        onChange={({ target }) => void onChange({ quietHours: target.checked ? EVENING : null })}
      />
      {quietHours !== null && (
        <div className={styles.times}>
          {(['from', 'to'] as const).map((end) => (
            <Field key={end} label={t(`extension.options.${end}`)}>
              {(wiring) => (
                <TextInput
                  wiring={wiring}
                  type="time"
                  required
                  value={quietHours[end]}
                  // Half a time is empty here; what was there stays until it is whole.
                  onChange={({ target }) =>
                    target.value !== '' &&
                    void onChange({ quietHours: { ...quietHours, [end]: target.value } })
                  }
                />
              )}
            </Field>
          ))}
        </div>
      )}
    </OptionsSection>
  );
}
