import { useEffect, useEffectEvent, useRef, type FormEvent } from 'react';
import { t } from '#lib/i18n/i18n.ts';
import { draftKey } from '#lib/store/drafts.ts';
import { Spinner } from '../../ui/spinner.tsx';
import { useToasts, type ToastContent } from '../../ui/toast.tsx';
import { CoveredQuestion } from '../covered-question.tsx';
import { FileChoice } from '../files/file-choice.tsx';
import { Screen } from '../screen.tsx';
import { useServices } from '../services.tsx';
import { customerOf } from '../thread/people.ts';
import { TitleBar } from '../title-bar.tsx';
import { useVisibleGuard } from '../use-visible-guard.ts';
import { focusRefused } from './focus-refused.ts';
import { FormFields } from './form-fields.tsx';
import { FormFooter } from './form-footer.tsx';
import type { ChosenRecords, FormValues } from './form-values.ts';
import { HasTicketNotice } from './has-ticket-notice.tsx';
import { MailLine } from './mail-line.tsx';
import type { NewTicketProps } from './new-ticket-props.ts';
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
      toasts.show(savingToast());
      onBack();
    },
    onOtherMail: () => toasts.show({ words: t('sidebar.form.otherMail') }),
  });

  const guard = useVisibleGuard();
  const { refusals, timesRefused } = ticket;
  const focusFirst = useEffectEvent(() => {
    if (refusals !== null && form.current !== null) focusRefused(form.current, refusals);
  });
  useEffect(() => {
    if (timesRefused > 0) focusFirst();
  }, [timesRefused]);

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    void guard.guard(() => void ticket.save());
  };
  const handleCancel = () => {
    const { values, hasDraft } = ticket;
    onBack();
    if (!hasDraft) return;
    void drafts.remove(key);
    const restore = () => void drafts.write(key, values, Date.now()).then(props.onReopen);
    toasts.show({
      words: t('sidebar.form.draftDiscarded'),
      action: { label: t('sidebar.form.restoreDraft'), onAct: restore },
    });
  };

  return (
    <form ref={form} onSubmit={handleSubmit} noValidate>
      <Screen
        header={
          <>
            <TitleBar
              title={t('sidebar.form.title')}
              onBack={onBack}
              aside={ticket.hasDraft && <output>{t('sidebar.form.draftKept')}</output>}
            />
            <MailLine thread={thread} customer={customer} fileCount={ticket.mailFiles.files.length} />
          </>
        }
        footer={
          <>
            <CoveredQuestion guard={guard} />
            <FormFooter summary={refusals?.summary || undefined} onCancel={handleCancel} />
          </>
        }
        onBack={onBack}
      >
        {refused?.problem?.code === 'thread_has_ticket' && (
          <HasTicketNotice
            problem={refused.problem}
            onOpen={props.onOpenTicket}
            onCreateAnother={() => void guard.guard(() => void ticket.save(true))}
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
          <FileChoice
            mailFiles={ticket.mailFiles}
            chosen={ticket.values.files}
            onChange={(files) => ticket.change({ files })}
          />
        </div>
      </Screen>
    </form>
  );
}

function savingToast(): ToastContent {
  return { icon: <Spinner />, words: t('sidebar.outbox.savingTicket'), stays: true };
}
