import { useState, type SyntheticEvent } from 'react';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import { fieldRefusal, refusalText } from '#components/app/refusal-text.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Picker } from '#components/ui/picker.tsx';
import type { UserId } from '#lib/contract/ids.ts';
import { deactivateMember, type Member } from '#lib/contract/members.ts';
import { t } from '#lib/i18n/i18n.ts';
import { SettingsDialog } from '../settings-dialog.tsx';
import classes from '../settings-parts.module.css';
import { useSave } from '../use-save.ts';
import { useMembers } from './use-members.ts';

type Props = { member: Member; onClose: () => void };

/** A value that is no user's id. */
const NOBODY = 'nobody';

/** Ends a user's access, after asking who gets the open tickets. */
export function DeactivateDialog({ member, onClose }: Props) {
  const { user, version, openTickets } = member;
  const others = (useMembers().data?.items ?? []).filter(
    (other) => other.isActive && other.user.id !== user.id,
  );
  const [ticketsTo, setTicketsTo] = useState<UserId | null>(null);
  const { mutate, error, isPending } = useSave({
    save: (api) => api(deactivateMember, { params: { userId: user.id }, body: { version, ticketsTo } }),
    touches: ['members', 'users', 'teams', 'tickets'],
    words: ({ tickets }) => t('appAccounts.users.deactivated', { name: user.name, count: tickets }),
    onDone: onClose,
  });
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    mutate(undefined);
  };
  const label = t('appAccounts.users.ticketsTo', { name: user.name, count: openTickets });
  const refused = fieldRefusal(error, 'ticketsTo');
  return (
    <SettingsDialog
      title={t('appAccounts.users.deactivateTitle', { name: user.name })}
      isOpen
      onClose={onClose}
    >
      <form className={classes.form} onSubmit={handleSubmit} noValidate>
        <p>{t('appAccounts.users.deactivateBody', { name: user.name })}</p>
        {openTickets > 0 && (
          <Field label={label} error={refused}>
            {(wiring) => (
              <Picker
                id={wiring.id}
                label={label}
                value={ticketsTo ?? NOBODY}
                options={[
                  { value: NOBODY, label: t('appAccounts.users.nobody') },
                  ...others.map((other) => ({ value: other.user.id, label: other.user.name })),
                ]}
                onChange={(value) =>
                  setTicketsTo(others.find((other) => other.user.id === value)?.user.id ?? null)
                }
              />
            )}
          </Field>
        )}
        <FormRefusal text={refused === undefined ? refusalText(error) : undefined} />
        <div className={classes.actions}>
          <Button type="submit" variant="danger" aria-disabled={isPending}>
            {t('appAccounts.users.deactivate')}
          </Button>
          <Button onClick={onClose} data-autofocus>
            {t('appAccounts.users.keep')}
          </Button>
        </div>
      </form>
    </SettingsDialog>
  );
}
