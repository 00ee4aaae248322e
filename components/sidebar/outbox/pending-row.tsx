import { IconAlertTriangle, IconCloudUp } from '@tabler/icons-react';
import { assertExists } from '#lib/base/assert.ts';
import type { TicketStatus } from '#lib/contract/pipelines.ts';
import type { ThreadContext } from '#lib/contract/threads.ts';
import { t } from '#lib/i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { useToasts } from '../../ui/toast.tsx';
import { TicketRow } from '../../tickets/ticket-row.tsx';
import { CarriedFiles } from '../files/carried-files.tsx';
import { useServices } from '../services.tsx';
import type { PendingCreate } from './pending-list.ts';
import styles from './pending-row.module.css';

type Props = {
  create: PendingCreate;
  context: ThreadContext;
  /** Opens the form again on a create that was refused. */
  onOpenForm: (create: PendingCreate) => void;
};

/** A ticket that has no number yet, in the place where it will stand. */
export function PendingRow({ create, context, onOpenForm }: Props) {
  const { outbox, files } = useServices();
  const toasts = useToasts();
  const discard = async () => {
    await outbox.drop(create.id);
    await files.dropOf(create.id);
    toasts.show({ words: t('sidebar.outbox.discarded') });
  };
  return (
    <TicketRow
      ticket={rowOf(create, context)}
      instead={<PendingState state={create.state} />}
      footer={
        <>
          <CarriedFiles of={({ createId }) => createId === create.id} />
          {create.state !== 'sending' && (
            <p className={styles.footer}>
              {create.state === 'waiting'
                ? t('sidebar.outbox.waitingWhy')
                : (create.problem?.detail ?? create.problem?.title)}{' '}
              {create.state === 'refused' && (
                <Button variant="link" onClick={() => onOpenForm(create)}>
                  {t('sidebar.outbox.openForm')}
                </Button>
              )}{' '}
              <Button variant="link" onClick={discard}>
                {t('sidebar.outbox.discard')}
              </Button>
            </p>
          )}
        </>
      }
    />
  );
}

/** One of three words with its sign: on its way, waiting, or refused. */
export function PendingState({ state }: { state: PendingCreate['state'] }) {
  const icons = {
    sending: <Spinner />,
    waiting: <IconCloudUp size={14} stroke={1.75} aria-hidden />,
    refused: <IconAlertTriangle size={14} stroke={1.75} aria-hidden />,
  };
  const words = {
    sending: t('sidebar.outbox.saving'),
    waiting: t('sidebar.outbox.waiting'),
    refused: t('sidebar.outbox.refused'),
  };
  return (
    <span className={styles.state}>
      {icons[state]}
      {words[state]}
    </span>
  );
}

/** The row as it will be when the companion has it, by what the form said. */
function rowOf({ body }: PendingCreate, { pipelines, owners }: ThreadContext) {
  const pipeline = assertExists(
    pipelines.find(({ id }) => id === body.pipelineId) ?? pipelines[0],
    'a pipeline',
  );
  const stage = assertExists(
    pipeline.stages.find(({ id }) => id === body.stageId) ?? pipeline.stages[0],
    'a stage',
  );
  const status: TicketStatus = stage.setsStatus ?? 'open';
  const owner = owners.find(({ id }) => id === body.ownerId) ?? null;
  return { status, subject: body.subject, stage, pipeline, owner };
}
