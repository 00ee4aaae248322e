import { useState, type SyntheticEvent } from 'react';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import { LabelledInput } from '#components/app/labelled-input.tsx';
import { fieldRefusal, refusalText } from '#components/app/refusal-text.ts';
import { Button } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import {
  createUserStatus,
  deleteUserStatus,
  updateUserStatus,
  type NewUserStatus,
  type UserStatus,
} from '#lib/contract/user-statuses.ts';
import { t } from '#lib/i18n/i18n.ts';
import { QuestionDialog } from '../manage-users/question-dialog.tsx';
import { SettingsDialog } from '../settings-dialog.tsx';
import classes from '../settings-parts.module.css';
import { useSave } from '../use-save.ts';

type Props = {
  /** Null to make a new one. */
  status: UserStatus | null;
  onClose: () => void;
};

const NEW: NewUserStatus = { name: '', isAvailable: false, reassignsTickets: true };
const TOUCHES = ['user-statuses', 'my-status'];

/** A status's name, and what becomes of the tickets of whoever chooses it. */
export function StatusDialog({ status, onClose }: Props) {
  const [isRemoving, setRemoving] = useState(false);
  const { mutate, error, isPending } = useSave({
    save: (api, { name, isAvailable, reassignsTickets }: NewUserStatus) => {
      const body = { name, isAvailable, reassignsTickets };
      if (status === null) return api(createUserStatus, { body });
      const params = { statusId: status.id };
      return api(updateUserStatus, { params, body: { ...body, version: status.version } });
    },
    touches: TOUCHES,
    words: () => t('appStatuses.saved'),
    onDone: onClose,
  });
  if (isRemoving && status !== null) return <RemoveStatus status={status} onClose={onClose} />;
  const title =
    status === null ? t('appStatuses.createTitle') : t('appStatuses.editTitle', { name: status.name });
  return (
    <SettingsDialog title={title} isOpen onClose={onClose}>
      <StatusForm
        status={status}
        error={error}
        isPending={isPending}
        onSave={mutate}
        onClose={onClose}
        onRemove={status === null || status.isDefault ? null : () => setRemoving(true)}
      />
    </SettingsDialog>
  );
}

type FormProps = {
  status: UserStatus | null;
  error: unknown;
  isPending: boolean;
  onSave: (draft: NewUserStatus) => void;
  onClose: () => void;
  onRemove: (() => void) | null;
};

function StatusForm({ status, error, isPending, onSave, onClose, onRemove }: FormProps) {
  const [draft, setDraft] = useState<NewUserStatus>(status ?? NEW);
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!isPending) onSave(draft);
  };
  const nameError = fieldRefusal(error, 'name');
  return (
    <form className={classes.form} onSubmit={handleSubmit} noValidate>
      <LabelledInput
        label={t('appStatuses.name')}
        hint={t('appStatuses.nameHint')}
        error={nameError}
        value={draft.name}
        onChange={({ currentTarget }) => setDraft({ ...draft, name: currentTarget.value })}
        data-autofocus
      />
      {status?.isDefault === true ? (
        <p className={classes.note}>{t('appStatuses.defaultHint')}</p>
      ) : (
        <div>
          <Checkbox
            label={t('appStatuses.isAvailable')}
            checked={draft.isAvailable}
            // Tickets would come back at once.
            onChange={({ currentTarget: { checked } }) =>
              setDraft({
                ...draft,
                isAvailable: checked,
                reassignsTickets: draft.reassignsTickets && !checked,
              })
            }
          />
          <Checkbox
            label={t('appStatuses.reassigns')}
            checked={draft.reassignsTickets}
            disabled={draft.isAvailable}
            aria-describedby="reassigns-hint"
            onChange={({ currentTarget }) => setDraft({ ...draft, reassignsTickets: currentTarget.checked })}
          />
          <p id="reassigns-hint" className={classes.small}>
            {t('appStatuses.reassignsHint')}
          </p>
        </div>
      )}
      <FormRefusal text={nameError === undefined ? refusalText(error) : undefined} />
      <div className={classes.actions}>
        <Button type="submit" variant="primary" aria-disabled={isPending}>
          {t('appStatuses.save')}
        </Button>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        {onRemove !== null && (
          <Button variant="quiet" onClick={onRemove}>
            {t('appStatuses.remove')}
          </Button>
        )}
      </div>
    </form>
  );
}

function RemoveStatus({ status, onClose }: { status: UserStatus; onClose: () => void }) {
  const { mutate, error, isPending } = useSave({
    save: (api) => api(deleteUserStatus, { params: { statusId: status.id } }),
    touches: TOUCHES,
    words: () => t('appStatuses.removed'),
    onDone: onClose,
  });
  return (
    <QuestionDialog
      title={t('appStatuses.removeTitle', { name: status.name })}
      body={t('appStatuses.removeBody')}
      act={t('appStatuses.remove')}
      keep={t('appStatuses.keep')}
      error={error}
      isPending={isPending}
      onAct={() => mutate(undefined)}
      onClose={onClose}
    />
  );
}
