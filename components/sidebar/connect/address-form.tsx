import { useRef, useState, type FormEvent } from 'react';
import { t } from '#lib/i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { focusOnMount } from '../../ui/focus-on-mount.ts';
import { Field } from '../../ui/field.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import styles from './connect.module.css';
import { findCompanion, type FindRefusal, type RequestAccess } from './find-companion.ts';

type Props = {
  requestAccess: RequestAccess | undefined;
  /** A companion answered at this origin. */
  onFound: (origin: string) => void;
};

/** Asks where the companion is, and says at once why an address cannot be used. */
export function AddressForm({ requestAccess, onFound }: Props) {
  const [typed, setTyped] = useState('');
  const [refusal, setRefusal] = useState<FindRefusal | null>(null);
  const [isLooking, setLooking] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (isLooking) return;
    setLooking(true);
    const found = await findCompanion(typed, requestAccess);
    setLooking(false);
    if (found.ok) return onFound(found.value);
    setRefusal(found.error);
    input.current?.focus();
  };

  return (
    <form className={styles.form} onSubmit={handleSubmit} noValidate>
      <p className={styles.intro}>{t('sidebar.connect.intro')}</p>
      <Field
        label={t('sidebar.connect.address')}
        hint={t('sidebar.connect.addressHint')}
        error={
          refusal === null ? undefined : t(`sidebar.connect.refused.${refusal.why}`, { host: refusal.host })
        }
      >
        {(wiring) => (
          <TextInput
            ref={(element) => {
              if (input.current === null) focusOnMount(element);
              input.current = element;
            }}
            wiring={wiring}
            inputMode="url"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            placeholder={t('sidebar.connect.addressPlaceholder')}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <Button
        type="submit"
        variant="primary"
        aria-disabled={isLooking || undefined}
        icon={isLooking && <Spinner />}
        trailing={!isLooking && <KeyHint keys={['↵']} isOnFill />}
      >
        {isLooking ? t('sidebar.connect.going') : t('sidebar.connect.go')}
      </Button>
    </form>
  );
}
