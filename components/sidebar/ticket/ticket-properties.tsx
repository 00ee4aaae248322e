import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { PipelineId, StageId, UserId } from '#lib/contract/ids.ts';
import type { TicketStatus } from '#lib/contract/pipelines.ts';
import type { Ticket } from '#lib/contract/tickets.ts';
import { t } from '#lib/i18n/i18n.ts';
import { OwnerAvatar } from '../../tickets/owner-avatar.tsx';
import { StageSquare } from '../../tickets/stage-label.tsx';
import { StatusIcon } from '../../tickets/status-icon.tsx';
import { Picker, type PickerOption } from '../../ui/picker.tsx';
import { ownerOptions, stageOptions, statusOptions } from '../picker-options.tsx';
import { useServices } from '../services.tsx';
import { statusesFor } from './statuses-for.ts';
import styles from './ticket.module.css';
import type { Edits } from './use-edits.ts';

type Props = { ticket: Ticket; edits: Edits };

/** Status, stage, pipeline and owner: plain to read, a menu each where they may be changed. */
export function TicketProperties({ ticket, edits }: Props) {
  const { user } = useServices();
  const { abilities, owner } = ticket;
  const owners = ownerOptions(ticket.owners, user.id);
  return (
    <dl className={styles.properties}>
      <StatusProperty ticket={ticket} edits={edits} />
      <PlaceProperties ticket={ticket} edits={edits} />
      <Property
        label={t('tickets.owner')}
        icon={<OwnerAvatar owner={owner} size={20} />}
        text={owner?.name ?? t('common.nobody')}
      >
        {abilities.canReassign && (
          <Picker
            variant="property"
            label={t('tickets.owner')}
            value={owner?.id ?? ''}
            options={owners}
            onChange={(id) =>
              edits.edit({
                part: 'owner',
                changes: { ownerId: id === '' ? null : (id as UserId) },
                words: labelOf(owners, id),
              })
            }
          />
        )}
      </Property>
    </dl>
  );
}

function StatusProperty({ ticket, edits }: Props) {
  const { abilities, status } = ticket;
  const options = statusOptions(statusesFor(ticket));
  return (
    <Property
      label={t('tickets.statusLabel')}
      icon={<StatusIcon status={status} />}
      text={t(`tickets.status.${status}`)}
    >
      {abilities.canUpdate && (
        <Picker
          variant="property"
          label={t('tickets.statusLabel')}
          value={status}
          options={options}
          note={abilities.canClose ? t('sidebar.ticket.closesNote') : undefined}
          onChange={(value) =>
            edits.edit({
              part: 'status',
              changes: { status: value as TicketStatus },
              words: labelOf(options, value),
            })
          }
        />
      )}
    </Property>
  );
}

function PlaceProperties({ ticket, edits }: Props) {
  const { abilities, pipeline, stage, pipelines } = ticket;
  const stages = pipelines.find(({ id }) => id === pipeline.id)?.stages ?? [stage];
  const stageChoices = stageOptions(stages);
  const pipelineChoices = pipelines.map(({ id, name }) => ({ value: id as string, label: name }));
  const closes = stages.some(({ setsStatus }) => setsStatus === 'closed');
  const place = stages.findIndex(({ id }) => id === stage.id) + 1;
  return (
    <>
      <Property label={t('tickets.stage')} icon={<StageSquare hue={stage.hue} />} text={stage.name}>
        {abilities.canUpdate && (
          <Picker
            variant="property"
            label={t('tickets.stage')}
            value={stage.id}
            suffix={t('tickets.stagePlace', { place, count: stages.length })}
            options={stageChoices}
            note={closes ? t('sidebar.ticket.closesNote') : undefined}
            onChange={(id) =>
              edits.edit({
                part: 'stage',
                changes: { stageId: id as StageId },
                words: labelOf(stageChoices, id),
              })
            }
          />
        )}
      </Property>
      <Property label={t('tickets.pipeline')} text={pipeline.name}>
        {abilities.canUpdate && pipelines.length > 1 && (
          <Picker
            variant="property"
            label={t('tickets.pipeline')}
            value={pipeline.id}
            options={pipelineChoices}
            onChange={(id) =>
              edits.edit({
                part: 'pipeline',
                changes: { pipelineId: id as PipelineId },
                words: labelOf(pipelineChoices, id),
              })
            }
          />
        )}
      </Property>
    </>
  );
}

function labelOf(options: PickerOption[], value: string): string {
  return options.find((option) => option.value === value)?.label ?? value;
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
