import { IconUserQuestion } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { EmailAddress } from '#lib/contract/values.ts';
import { t } from '#lib/i18n/i18n.ts';
import type { MailThread } from '#lib/mail/mail-host.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { Notice } from './notice.tsx';
import styles from './notice.module.css';
import { isWriterUnknown } from './thread-facts.ts';
import type { TypedSender } from './use-typed-sender.ts';

type Props = { thread: MailThread; sender: TypedSender };

/** Asks who wrote, where the mail program shows no address; once it was typed says so, as nobody has checked it. */
export function SenderNotice({ thread, sender: { address, give } }: Props) {
  const isTyped = address !== null;
  if (!isTyped && !isWriterUnknown(thread)) return null;
  return (
    <Notice
      icon={<IconUserQuestion size={14} stroke={1.75} aria-hidden />}
      action={
        isTyped && (
          <Button variant="link" onClick={() => give(null)}>
            {t('sender.change')}
          </Button>
        )
      }
      below={!isTyped && <SenderForm mailbox={thread.mailbox} onGive={give} />}
    >
      {isTyped ? t('sender.typed', { address }) : t('sender.unknown')}
    </Notice>
  );
}

function SenderForm({ mailbox, onGive }: { mailbox: string; onGive: (address: string) => void }) {
  const [error, setError] = useState<string>();
  const [written, setWritten] = useState('');
  const handleSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // Mail programs copy people as `Name <address>`.
    const { data, error: wrong } = EmailAddress.safeParse(written.replace(/^.*<|>.*$/g, ''));
    const isOwn = data?.toLowerCase() === mailbox.toLowerCase();
    if (data !== undefined && !isOwn) return onGive(data);
    setError(isOwn ? t('sender.own') : wrong?.issues[0]?.message);
    return event.currentTarget.querySelector('input')?.focus();
  };
  return (
    <form className={styles.form} onSubmit={handleSubmit} noValidate>
      <Field label={t('sender.label')} error={error}>
        {(wiring) => (
          <TextInput
            wiring={wiring}
            inputMode="email"
            autoComplete="off"
            value={written}
            onChange={({ target }) => setWritten(target.value)}
          />
        )}
      </Field>
      <Button type="submit">{t('sender.use')}</Button>
    </form>
  );
}
