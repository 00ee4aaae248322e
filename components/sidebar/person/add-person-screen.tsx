import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { ThreadPerson } from '#lib/contract/threads.ts';
import { t } from '#lib/i18n/i18n.ts';
import { focusOnMount } from '../../ui/focus-on-mount.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { FailureNote } from '../failure/failure-note.tsx';
import { Screen } from '../screen.tsx';
import type { OnThread } from '../thread/screen-props.ts';
import { TitleBar } from '../title-bar.tsx';
import styles from './person.module.css';
import type { PersonValues } from './person-values.ts';
import { useAddPerson } from './use-add-person.ts';
import { useCompanyGuess } from './use-company-guess.ts';

type Props = OnThread & {
  kind: 'contact' | 'lead';
  person: ThreadPerson;
  /** They are in the records now, and the thread's context knows it. */
  onAdded: () => void;
};

/** Adds the sender in place: three fields, filled in as far as the mail tells, and on to the ticket. */
export function AddPersonScreen(props: Props) {
  const { kind, person, onBack } = props;
  const form = useRef<HTMLFormElement>(null);
  const guess = useCompanyGuess(props.getThread, person);
  const [typed, setTyped] = useState<Partial<PersonValues>>({});
  const values: PersonValues = {
    name: person.name ?? '',
    email: person.address,
    company: guess.company,
    ...typed,
  };
  const { add, errors, failure, isAdding } = useAddPerson(props);

  useEffect(() => {
    if (Object.keys(errors).length > 0)
      form.current?.querySelector<HTMLInputElement>('[aria-invalid]')?.focus();
  }, [errors]);

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!isAdding) void add(values);
  };
  const change = (name: keyof PersonValues) => (event: { target: { value: string } }) =>
    setTyped({ ...typed, [name]: event.target.value });
  const title = t(kind === 'contact' ? 'sidebar.person.newContact' : 'sidebar.person.newLead');

  return (
    <form ref={form} onSubmit={handleSubmit} noValidate>
      <Screen
        header={<TitleBar title={title} onBack={onBack} />}
        footer={
          <div className={styles.buttons}>
            <Button
              type="submit"
              variant="primary"
              isWide
              aria-disabled={isAdding || undefined}
              icon={isAdding && <Spinner />}
              trailing={!isAdding && <KeyHint keys={['↵']} isOnFill />}
            >
              {isAdding ? t('sidebar.person.saving') : t('sidebar.person.save')}
            </Button>
            <Button variant="quiet" onClick={onBack}>
              {t('common.cancel')}
            </Button>
          </div>
        }
        onBack={onBack}
      >
        <div className={styles.who}>
          <Avatar name={person.name ?? person.address} size={36} tone="neutral" />
          <div className={styles.whoWords}>
            {person.name !== null && <p className={styles.whoName}>{person.name}</p>}
            <p className={styles.whoAddress}>{person.address}</p>
          </div>
        </div>
        <div className={styles.fields}>
          <Field label={t('sidebar.person.name')} requiredWord={t('common.required')} error={errors.name}>
            {(wiring) => (
              <TextInput wiring={wiring} ref={focusOnMount} value={values.name} onChange={change('name')} />
            )}
          </Field>
          <Field label={t('sidebar.person.email')} requiredWord={t('common.required')} error={errors.email}>
            {(wiring) => (
              <TextInput wiring={wiring} type="email" value={values.email} onChange={change('email')} />
            )}
          </Field>
          <Field
            label={t('sidebar.person.company')}
            hint={typed.company === undefined ? t(`sidebar.person.companyFrom.${guess.source}`) : undefined}
            error={errors.company}
          >
            {(wiring) => <TextInput wiring={wiring} value={values.company} onChange={change('company')} />}
          </Field>
          {failure !== null && <FailureNote>{t('sidebar.person.failed', { why: failure })}</FailureNote>}
        </div>
      </Screen>
    </form>
  );
}
