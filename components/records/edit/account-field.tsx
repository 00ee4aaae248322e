import { IconX } from '@tabler/icons-react';
import { AddAssociation } from '#components/tickets/page/aside/add-association.tsx';
import { fieldRefusal } from '#components/app/refusal-text.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import { t } from '#lib/i18n/i18n.ts';
import classes from './record-form.module.css';
import type { RecordEdit } from './use-record-edit.ts';

type Props = { edit: Pick<RecordEdit, 'draft' | 'change' | 'error'> };

/** The account that a contact or an opportunity belongs to, found by search. */
export function AccountField({ edit }: Props) {
  const { account } = edit.draft;
  const error = fieldRefusal(edit.error, 'accountId');
  return (
    <fieldset className={classes.account}>
      <legend className={classes.label}>{t('appFiles.form.account')}</legend>
      <span className={classes.chosen}>
        {account === null ? t('appFiles.form.noAccount') : account.name}
        {account === null ? (
          <AddAssociation
            kind="account"
            onChoose={({ id, name }) => edit.change({ account: { id, name } })}
          />
        ) : (
          <IconButton
            size="sm"
            label={t('appTickets.page.removeRecord', { name: account.name })}
            icon={<IconX size={14} stroke={1.75} aria-hidden />}
            onClick={() => edit.change({ account: null })}
          />
        )}
      </span>
      {error !== undefined && <p className={classes.error}>{error}</p>}
    </fieldset>
  );
}
