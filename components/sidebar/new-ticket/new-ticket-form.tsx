import { useEffect, useRef, type FormEvent, type KeyboardEvent } from 'react';
import { t } from '#lib/i18n/i18n.ts';
import { draftKey } from '#lib/store/drafts.ts';
import { Spinner } from '../../ui/spinner.tsx';
import { useToasts } from '../../ui/toast.tsx';
import { Screen } from '../screen.tsx';
import { useServices } from '../services.tsx';
import { customerOf } from '../thread/people.ts';
import { TitleBar } from '../title-bar.tsx';
import { focusRefused } from './focus-refused.ts';
import { FormFields } from './form-fields.tsx';
import { FormFooter } from './form-footer.tsx';
import type { ChosenRecords, FormValues } from './form-values.ts';
import { HasTicketNotice } from './has-ticket-notice.tsx';
import { MailLine } from './mail-line.tsx';
import type { NewTicketProps } from './new-ticket-screen.tsx';
import styles from './new-ticket.module.css';
import { useNewTicketForm } from './use-form.ts';

type Props = NewTicketProps & { draft: FormValues | null };

/** A new ticket, complete as it opens: Enter saves it. */
export function NewTicketForm(props: Props) {
  const { context, thread, refused, onBack } = props;
  const { drafts } = useServices();
  const toasts = useToasts();
  const form = useRef<HTMLFormElement>(null);
  const customer = customerOf(context);
  const chosen: ChosenRecords = Object.fromEntries(props.chosen.map((record) => [record.kind, record]));
  const key = draftKey(props.place, 'new-ticket');
  const ticket = useNewTicketForm({
    ...props,
    chosen,
    customerAddress: customer?.address ?? null,
    onSaved: () => {
      toasts.show({ icon: <Spinner />, words: t('sidebar.outbox.savingTicket'), stays: true });
      onBack();
    },
  });

  const { refusals } = ticket;
  useEffect(() => {
    if (refusals !== null && form.current !== null) focusRefused(form.current, refusals);
    // When a refusal appears, not when another field of it is mended.
  }, [refusals === null]); // eslint-disable-line react-hooks/exhaustive-deps

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!ticket.save() && form.current !== null && refusals !== null) focusRefused(form.current, refusals);
  };
  const handleCancel = () => {
    const { values, hasDraft } = ticket;
    onBack();
    if (!hasDraft) return;
    void drafts.remove(key);
    const restore = () => void drafts.write(key, values, Date.now()).then(props.onReopen);
    toasts.show({ words: t('sidebar.form.draftDiscarded'), action: { label: t('sidebar.form.restoreDraft'), onAct: restore } });
  };

  return (
    <form ref={form} onSubmit={handleSubmit} onKeyDown={saveByKey} noValidate>
      <Screen
        header={
          <>
            <TitleBar
              title={t('sidebar.form.title')}
              onBack={onBack}
              aside={ticket.hasDraft && <span role="status">{t('sidebar.form.draftKept')}</span>}
            />
            <MailLine thread={thread} customer={customer} />
          </>
        }
        footer={<FormFooter summary={refusals?.summary || undefined} onCancel={handleCancel} />}
        onBack={onBack}
      >
        {refused?.problem?.code === 'thread_has_ticket' && (
          <HasTicketNotice
            problem={refused.problem}
            onOpen={props.onOpenTicket}
            onCreateAnother={() => ticket.save(true)}
          />
        )}
        <div className={styles.fields}>
          <FormFields
            context={context}
            customer={customer}
            values={ticket.values}
            refusals={refusals}
            isReadingMail={ticket.isReadingMail}
            isFocused={refused === undefined}
            onChange={ticket.change}
          />
        </div>
      </Screen>
    </form>
  );
}

/** Enter saves; in a text of several lines Ctrl+Enter does, as Enter is a line there. */
function saveByKey(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.target instanceof HTMLTextAreaElement)) return;
  const isOneLine = event.target.dataset['oneLine'] === 'true';
  if (!isOneLine && !event.ctrlKey && !event.metaKey) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}
