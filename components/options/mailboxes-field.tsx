import { useEffect, useState, type FormEvent } from 'react';
import { t } from '#lib/i18n/i18n.ts';
import type { KeyValueStore } from '#lib/store/key-value-store.ts';
import { readOwnMailboxes, writeOwnMailboxes } from '#lib/store/own-mailboxes.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { TextArea } from '../ui/text-input.tsx';
import { parseMailboxes } from './mailbox-list.ts';
import styles from './options.module.css';

type Props = {
  values: KeyValueStore;
  /** What an administrator has set stands, and is only shown. */
  managed: string[] | null;
};

/** In which mailboxes the sidebar acts. Saved by a button: half an address must not hold. */
export function MailboxesField({ values, managed }: Props) {
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const [isSaved, setSaved] = useState(false);
  useEffect(() => {
    const show = (mailboxes: string[] | null) => setText((mailboxes ?? []).join('\n'));
    if (managed === null) void readOwnMailboxes(values).then(show);
    else show(managed);
  }, [values, managed]);
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    const parsed = parseMailboxes(text);
    setWrong(parsed.wrong);
    if (parsed.wrong !== null) return;
    void writeOwnMailboxes(values, parsed.mailboxes).then(() => setSaved(true));
  };
  return (
    <form onSubmit={handleSubmit} className={styles.form} noValidate>
      <Field
        label={t('extension.options.mailboxes')}
        hint={t(managed === null ? 'extension.options.mailboxesHint' : 'extension.options.mailboxesManaged')}
        error={wrong === null ? undefined : t('extension.options.mailboxesWrong', { line: wrong })}
      >
        {(wiring) => (
          <TextArea
            wiring={wiring}
            rows={2}
            value={text}
            readOnly={managed !== null}
            onChange={({ target }) => (setText(target.value), setSaved(false))}
          />
        )}
      </Field>
      {managed === null && (
        <div className={styles.actions}>
          <Button type="submit">{t('extension.options.saveMailboxes')}</Button>
          <output className={styles.hint}>{isSaved && t('extension.options.saved')}</output>
        </div>
      )}
    </form>
  );
}
