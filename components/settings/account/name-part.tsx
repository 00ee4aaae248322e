import type { SyntheticEvent } from 'react';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import { formText } from '#components/app/form-text.ts';
import { LabelledInput } from '#components/app/labelled-input.tsx';
import { fieldRefusal, refusalText } from '#components/app/refusal-text.ts';
import { useMe } from '#components/app/session.ts';
import { Button } from '#components/ui/button.tsx';
import { renameAccount } from '#lib/contract/accounts.ts';
import { t } from '#lib/i18n/i18n.ts';
import { SettingsPart } from '../settings-part.tsx';
import classes from '../settings-parts.module.css';
import { useSave } from '../use-save.ts';

/** The name that colleagues and timelines show. */
export function NamePart() {
  const { user } = useMe();
  const { mutate, error, isPending } = useSave({
    save: (api, name: string) => api(renameAccount, { body: { name } }),
    touches: ['me', 'users'],
    words: () => t('appAccounts.account.nameSaved'),
  });
  const handleSubmit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    mutate(formText(event.currentTarget)('name'));
  };
  const refused = fieldRefusal(error, 'name');
  return (
    <SettingsPart title={t('appAccounts.account.name')} note={user.email}>
      <form className={classes.form} onSubmit={handleSubmit} noValidate>
        <LabelledInput
          name="name"
          label={t('appAccounts.account.yourName')}
          defaultValue={user.name}
          autoComplete="name"
          error={refused}
        />
        <FormRefusal text={refused === undefined ? refusalText(error) : undefined} />
        <div className={classes.actions}>
          <Button type="submit" aria-disabled={isPending}>
            {t('appAccounts.account.saveName')}
          </Button>
        </div>
      </form>
    </SettingsPart>
  );
}
