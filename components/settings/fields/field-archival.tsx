import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { focusOnMount } from '#components/app/focus-on-mount.ts';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import { refusalText } from '#components/app/refusal-text.ts';
import { Button } from '#components/ui/button.tsx';
import type { FieldDetails } from '#lib/contract/fields.ts';
import { t } from '#lib/i18n/i18n.ts';
import parts from '../parts/parts.module.css';
import { FIELDS_PATH } from './field-list.tsx';
import { useFieldWrites } from './use-fields.ts';

type Props = { field: FieldDetails };

/** Takes a field out of use, after saying what becomes of its values. */
export function FieldArchival({ field }: Props) {
  const [isAsking, setAsking] = useState(false);
  const { change } = useFieldWrites();
  const navigate = useNavigate();
  const handleArchive = () =>
    change.mutate(
      { id: field.id, body: { version: field.version, isArchived: true } },
      { onSuccess: () => void navigate({ to: '/settings/$', params: { _splat: FIELDS_PATH } }) },
    );
  if (!isAsking) {
    return (
      <div>
        <Button onClick={() => setAsking(true)}>{t('appTicketModule.fields.archive')}</Button>
      </div>
    );
  }
  return (
    <fieldset className={parts.danger} aria-label={t('appTicketModule.fields.archive')}>
      <p>{t('appTicketModule.fields.archiveBody', { name: field.label })}</p>
      <FormRefusal text={refusalText(change.error)} />
      <div className={parts.goal}>
        <Button variant="danger" onClick={handleArchive}>
          {t('appTicketModule.fields.archiveNow')}
        </Button>
        <Button variant="quiet" ref={focusOnMount} onClick={() => setAsking(false)}>
          {t('appTicketModule.fields.keep')}
        </Button>
      </div>
    </fieldset>
  );
}
