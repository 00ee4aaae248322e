import type { Stage, TicketStatus } from '#lib/contract/pipelines.ts';
import type { UserSummary } from '#lib/contract/users.ts';
import { t } from '#lib/i18n/i18n.ts';
import { OwnerAvatar } from '../tickets/owner-avatar.tsx';
import { StageSquare } from '../tickets/stage-label.tsx';
import { StatusIcon } from '../tickets/status-icon.tsx';
import { Avatar } from '../ui/avatar.tsx';
import type { PickerOption } from '../ui/picker.tsx';
import styles from './picker-options.module.css';

/** Stages in order, each with its square, the status it sets and the digit that chooses it. */
export function stageOptions(stages: readonly Stage[]): PickerOption[] {
  return stages.map((stage, index) => ({
    value: stage.id,
    label: stage.name,
    icon: <StageSquare hue={stage.hue} />,
    trailing: (
      <span className={styles.trailing}>
        {stage.setsStatus !== null && <StatusIcon status={stage.setsStatus} />}
        <span aria-hidden>{index + 1}</span>
      </span>
    ),
  }));
}

/** Everybody a ticket can be given to, and nobody. */
export function ownerOptions(owners: readonly UserSummary[], ownId: string): PickerOption[] {
  const people = owners.map((owner) => ({
    value: owner.id as string,
    label: owner.id === ownId ? t('common.you', { name: owner.name }) : owner.name,
    icon: <Avatar name={owner.name} size={20} />,
  }));
  return [...people, { value: '', label: t('common.nobody'), icon: <OwnerAvatar owner={null} size={20} /> }];
}

/** The four statuses by shape and word. */
export function statusOptions(statuses: readonly TicketStatus[]): PickerOption[] {
  return statuses.map((status) => ({
    value: status,
    label: t(`tickets.status.${status}`),
    icon: <StatusIcon status={status} />,
  }));
}
