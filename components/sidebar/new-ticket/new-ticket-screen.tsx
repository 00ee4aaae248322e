import { useEffect, useState } from 'react';
import type { RecordSummary } from '#lib/contract/records.ts';
import type { ThreadContext } from '#lib/contract/threads.ts';
import type { TicketSummary } from '#lib/contract/tickets-summary.ts';
import { t } from '#lib/i18n/i18n.ts';
import { draftKey } from '#lib/store/drafts.ts';
import type { PendingCreate } from '../outbox/outbox-runner.ts';
import { Screen } from '../screen.tsx';
import { useServices } from '../services.tsx';
import type { OnThread } from '../thread/screen-props.ts';
import { TitleBar } from '../title-bar.tsx';
import { readDraft, type FormValues } from './form-values.ts';
import { NewTicketForm } from './new-ticket-form.tsx';

export type NewTicketProps = OnThread & {
  context: ThreadContext;
  /** Chosen by hand where several records matched. */
  chosen: RecordSummary[];
  /** A create that came back refused. */
  refused: PendingCreate | undefined;
  onOpenTicket: (ticket: TicketSummary) => void;
  /** Opens this form again, after a discarded draft was restored. */
  onReopen: () => void;
};

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
    // Once for each opening; later keystrokes are the form's own.
  }, []); // eslint-disable-line react-hooks/exhaustive-deps
  if (draft !== undefined) return <NewTicketForm {...props} draft={draft} />;
  return (
    <Screen header={<TitleBar title={t('sidebar.form.title')} onBack={props.onBack} />} onBack={props.onBack}>
      {null}
    </Screen>
  );
}
