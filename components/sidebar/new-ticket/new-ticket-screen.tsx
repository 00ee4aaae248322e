import { useEffect, useState } from 'react';
import { t } from '#lib/i18n/i18n.ts';
import { draftKey } from '#lib/store/drafts.ts';
import { Screen } from '../screen.tsx';
import { useServices } from '../services.tsx';
import { TitleBar } from '../title-bar.tsx';
import { readDraft, type FormValues } from './form-values.ts';
import { NewTicketForm } from './new-ticket-form.tsx';
import type { NewTicketProps } from './new-ticket-props.ts';

/** Opens the form with its draft, which is mostly known already, else found in some milliseconds. */
export function NewTicketScreen(props: NewTicketProps) {
  const { drafts } = useServices();
  const { pipelines } = props.context;
  const key = draftKey(props.place, 'new-ticket');
  const [draft, setDraft] = useState<FormValues | null | undefined>(() => {
    const known = drafts.peek(key);
    return known === undefined ? undefined : readDraft(known, pipelines);
  });
  useEffect(() => {
    if (draft !== undefined) return undefined;
    let isCurrent = true;
    const show = (found: unknown) => {
      if (isCurrent) setDraft(readDraft(found, pipelines));
    };
    drafts.read(key).then(show, () => show(null));
    return () => {
      isCurrent = false;
    };
  }, [draft, drafts, key, pipelines]);
  if (draft !== undefined) return <NewTicketForm {...props} draft={draft} />;
  return (
    <Screen header={<TitleBar title={t('sidebar.form.title')} onBack={props.onBack} />} onBack={props.onBack}>
      {null}
    </Screen>
  );
}
