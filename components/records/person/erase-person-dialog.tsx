import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type SyntheticEvent } from 'react';
import { useApi } from '#components/app/api-context.tsx';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import { LabelledInput } from '#components/app/labelled-input.tsx';
import { fieldRefusal, refusalText } from '#components/app/refusal-text.ts';
import { SettingsDialog } from '#components/settings/settings-dialog.tsx';
import parts from '#components/settings/settings-parts.module.css';
import { useSave } from '#components/settings/use-save.ts';
import { Button } from '#components/ui/button.tsx';
import { erasePerson, readPerson, type PersonCounts } from '#lib/contract/people.ts';
import type { CrmRecord } from '#lib/contract/records.ts';
import { t } from '#lib/i18n/i18n.ts';
import { RECORD_LISTS } from '../record-lists.ts';

type Props = { record: CrmRecord; onClose: () => void };

/** Says how much would go, asks for the name, and then how much is gone. */
export function ErasePersonDialog({ record, onClose }: Props) {
  const [api, navigate] = [useApi(), useNavigate()];
  const params = { recordId: record.id };
  const { mutate, data, error, isPending } = useSave({
    save: (client, confirmation: string) => client(erasePerson, { params, body: { confirmation } }),
    touches: ['tickets'],
  });
  const preview = useQuery({
    queryKey: ['people', record.id],
    queryFn: ({ signal }) => api(readPerson, { params }, { signal }),
    enabled: data === undefined,
    gcTime: 0,
  });
  const leave = () => (data === undefined ? onClose() : void navigate({ to: RECORD_LISTS[record.kind] }));
  const title = data === undefined ? t('appPeople.title', { name: record.name }) : t('appPeople.doneTitle');
  return (
    <SettingsDialog title={title} isOpen onClose={leave}>
      {data === undefined ? (
        <ErasureForm
          name={record.name}
          counts={preview.data?.counts}
          error={error ?? preview.error}
          isPending={isPending}
          onErase={mutate}
          onCancel={onClose}
        />
      ) : (
        <div className={parts.form}>
          <p>{t('appPeople.doneBody')}</p>
          <Counts counts={data} />
          <div className={parts.actions}>
            <Button variant="primary" onClick={leave} data-autofocus>
              {t('appPeople.leave')}
            </Button>
          </div>
        </div>
      )}
    </SettingsDialog>
  );
}

type FormProps = {
  name: string;
  counts: PersonCounts | undefined;
  error: unknown;
  isPending: boolean;
  onErase: (confirmation: string) => void;
  onCancel: () => void;
};

function ErasureForm({ name, counts, error, isPending, onErase, onCancel }: FormProps) {
  const [typed, setTyped] = useState('');
  const refused = fieldRefusal(error, 'confirmation');
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!isPending) onErase(typed);
  };
  return (
    <form className={parts.form} onSubmit={handleSubmit} noValidate>
      <p>{t('appPeople.body')}</p>
      {counts !== undefined && <Counts counts={counts} />}
      <LabelledInput
        label={t('appPeople.confirm', { name })}
        error={refused}
        value={typed}
        autoComplete="off"
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        data-autofocus
      />
      <FormRefusal text={refused === undefined ? refusalText(error) : undefined} />
      <div className={parts.actions}>
        <Button type="submit" variant="danger" aria-disabled={isPending}>
          {isPending ? t('appPeople.erasing') : t('appPeople.act')}
        </Button>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
      </div>
    </form>
  );
}

const ORDER = ['records', 'tickets', 'messages', 'comments', 'files', 'tasks'] as const;

function Counts({ counts }: { counts: PersonCounts }) {
  return (
    <ul>
      {ORDER.map((what) => (
        <li key={what}>{t(`appPeople.counts.${what}`, { count: counts[what] })}</li>
      ))}
    </ul>
  );
}
