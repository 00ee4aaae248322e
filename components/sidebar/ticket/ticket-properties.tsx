import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { TicketStatus } from '#lib/contract/pipelines.ts';
import type { Ticket } from '#lib/contract/tickets.ts';
import { t } from '#lib/i18n/i18n.ts';
import { OwnerAvatar } from '../../tickets/owner-avatar.tsx';
import { StageSquare } from '../../tickets/stage-label.tsx';
import { StatusIcon } from '../../tickets/status-icon.tsx';
import { Picker, type PickerOption } from '../../ui/picker.tsx';
import { ownerOptions, stageOptions, statusOptions } from '../picker-options.tsx';
import { useServices } from '../services.tsx';
import type { Edit } from './conflict.ts';
import styles from './ticket.module.css';
import type { Edits } from './use-edits.ts';

type Props = { ticket: Ticket; edits: Edits };

/** Status, stage, pipeline and owner: plain to read, a menu each where they may be changed. */
export function TicketProperties({ ticket, edits }: Props) {
  const { user } = useServices();
  const { abilities, pipeline, stage, owner } = ticket;
  const stages = ticket.pipelines.find(({ id }) => id === pipeline.id)?.stages ?? [stage];
  const place = t('tickets.stagePlace', { place: stages.findIndex(({ id }) => id === stage.id) + 1, count: stages.length });
  const closes = stages.some(({ setsStatus }) => setsStatus === 'closed');
  const ownerWords = owner?.name ?? t('common.nobody');
  const choose = (part: Edit['part'], key: string, options: PickerOption[]) => (value: string) => {
    const words = options.find((option) => option.value === value)?.label ?? value;
    edits.edit({ part, changes: { [key]: value === '' ? null : value }, words });
  };
  const statuses = statusOptions(statusesFor(ticket));
  const stageChoices = stageOptions(stages);
  const pipelines = ticket.pipelines.map(({ id, name }) => ({ value: id as string, label: name }));
  const owners = ownerOptions(ticket.owners, user.id);
  return (
    <dl className={styles.properties}>
      <Property label={t('tickets.statusLabel')} icon={<StatusIcon status={ticket.status} />} text={t(`tickets.status.${ticket.status}`)}>
        {abilities.canUpdate && (
          <Picker
            variant="property"
            label={t('tickets.statusLabel')}
            value={ticket.status}
            options={statuses}
            note={abilities.canClose ? t('sidebar.ticket.closesNote') : undefined}
            onChange={choose('status', 'status', statuses)}
          />
        )}
      </Property>
      <Property label={t('tickets.stage')} icon={<StageSquare hue={stage.hue} />} text={stage.name}>
        {abilities.canUpdate && (
          <Picker
            variant="property"
            label={t('tickets.stage')}
            value={stage.id}
            suffix={place}
            options={stageChoices}
            note={closes ? t('sidebar.ticket.closesNote') : undefined}
            onChange={choose('stage', 'stageId', stageChoices)}
          />
        )}
      </Property>
      <Property label={t('tickets.pipeline')} text={pipeline.name}>
        {abilities.canUpdate && pipelines.length > 1 && (
          <Picker
            variant="property"
            label={t('tickets.pipeline')}
            value={pipeline.id}
            options={pipelines}
            onChange={choose('pipeline', 'pipelineId', pipelines)}
          />
        )}
      </Property>
      <Property label={t('tickets.owner')} icon={<OwnerAvatar owner={owner} size={20} />} text={ownerWords}>
        {abilities.canReassign && (
          <Picker
            variant="property"
            label={t('tickets.owner')}
            value={owner?.id ?? ''}
            options={owners}
            onChange={choose('owner', 'ownerId', owners)}
          />
        )}
      </Property>
    </dl>
  );
}

type PropertyProps = {
  label: string;
  icon?: ReactNode;
  text: string;
  /** The control; where there is none, the value stands as plain text with a lock. */
  children: ReactNode;
};

function Property({ label, icon, text, children }: PropertyProps) {
  return (
    <div className={styles.property}>
      <dt className={styles.propertyLabel}>{label}</dt>
      <dd className={styles.propertyValue}>
        {children || (
          <span className={styles.plain}>
            {icon}
            <span className={styles.plainText}>{text}</span>
            <IconLock size={14} stroke={1.75} aria-hidden className={styles.lock} />
          </span>
        )}
      </dd>
    </div>
  );
}

/** Closing is offered only to those who may; the present status always stands among them. */
function statusesFor({ status, abilities }: Ticket): TicketStatus[] {
  const all: TicketStatus[] = ['open', 'pending', 'on-hold', 'closed'];
  return all.filter((known) => known !== 'closed' || abilities.canClose || status === 'closed');
}
