import {
  IconArrowRight,
  IconCircle,
  IconCircleCheck,
  IconForms,
  IconUserPlus,
  IconX,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useMay } from '#components/app/session.ts';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { StageId, UserId } from '#lib/contract/ids.ts';
import { TicketStatus } from '#lib/contract/pipelines.ts';
import { TOTAL_MAX } from '#lib/contract/tickets.ts';
import { t } from '#lib/i18n/i18n.ts';
import { StageSquare } from '../../stage-label.tsx';
import { StatusIcon } from '../../status-icon.tsx';
import { usePipelines } from '../../use-pipelines.ts';
import { useUsers } from '../../use-users.ts';
import { AskToClose } from '../edit/ask-to-close.tsx';
import type { ListState } from '../use-list-state.ts';
import type { TicketList } from '../use-ticket-list.ts';
import { BulkField } from './bulk-field.tsx';
import { BulkMenu } from './bulk-menu.tsx';
import { BulkProgressDialog } from './bulk-progress-dialog.tsx';
import { useBulkEdit, type BulkChange } from './use-bulk-edit.ts';
import { useSelectionKeys } from './use-selection-keys.ts';
import type { Selection } from './use-selection.ts';
import classes from './bulk-bar.module.css';

type Props = { selection: Selection; list: TicketList; state: ListState };

const ICON = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;

/** What can be done with the selected tickets, at the foot of the list. */
export function BulkBar({ selection, list, state }: Props) {
  const edit = useBulkEdit();
  const [closing, setClosing] = useState<BulkChange | null>(null);
  const pipelines = usePipelines();
  const total = list.total ?? 0;
  const count = selection.isMatching ? total : selection.count;
  const isOn = count > 0 && edit.run === null;
  useSelectionKeys(isOn ? [['Escape', selection.clear]] : []);
  const send = (change: BulkChange) => {
    const { filter, text } = state;
    edit.start(
      selection.isMatching
        ? { matching: { filter, ...(text === '' ? {} : { search: text }) } }
        : { tickets: selection.tickets.map(({ id, version }) => ({ id, version })) },
      change,
    );
  };
  const closes = ({ status, stageId }: BulkChange) =>
    status === 'closed' ||
    pipelines.some(({ stages }) =>
      stages.some(({ id, setsStatus }) => id === stageId && setsStatus === 'closed'),
    );
  const save = (change: BulkChange) => (closes(change) ? setClosing(change) : send(change));
  return (
    <>
      {isOn && (
        <section className={classes.bar} aria-label={t('appLists.bulk.bar')}>
          <output className={classes.count}>
            {selection.isMatching
              ? t('appLists.bulk.allMatching', { count })
              : t('appLists.bulk.selected', { count })}
          </output>
          {selection.isAllShown && !selection.isMatching && list.hasNextPage && (
            <MatchingOffer selection={selection} list={list} />
          )}
          <Actions save={save} count={count} />
          <IconButton label={t('appLists.bulk.clear')} icon={<IconX {...ICON} />} onClick={selection.clear} />
        </section>
      )}
      {closing !== null && (
        <AskToClose
          count={count}
          onClose={() => {
            setClosing(null);
            send(closing);
          }}
          onKeep={() => setClosing(null)}
        />
      )}
      {edit.run !== null && (
        <BulkProgressDialog
          run={edit.run}
          onStop={edit.stop}
          onClose={() => {
            edit.forget();
            selection.clear();
          }}
        />
      )}
    </>
  );
}

function MatchingOffer({ selection, list }: Pick<Props, 'selection' | 'list'>) {
  if (!list.isTotalExact || (list.total ?? 0) > TOTAL_MAX)
    return <span className={classes.note}>{t('appLists.bulk.tooMany')}</span>;
  return (
    <Button variant="link" onClick={selection.selectMatching}>
      {t('appLists.bulk.selectMatching', { count: list.total ?? 0 })}
    </Button>
  );
}

function Actions({ save, count }: { save: (change: BulkChange) => void; count: number }) {
  const [pipelines, users] = [usePipelines(), useUsers()];
  const [mayClose, mayReassign] = [useMay('tickets.close'), useMay('tickets.reassign')];
  const [isFieldOpen, setFieldOpen] = useState(false);
  const statuses = TicketStatus.options.filter((status) => status !== 'closed');
  return (
    <>
      {mayReassign && (
        <BulkMenu
          label={t('appLists.bulk.assign')}
          icon={<IconUserPlus {...ICON} />}
          hotkey="a"
          groups={[
            {
              choices: [
                { value: '', label: t('common.nobody') },
                ...users.map(({ id, name }) => ({ value: id as string, label: name })),
              ],
            },
          ]}
          onChoose={(id) => save({ ownerId: id === '' ? null : UserId.parse(id) })}
        />
      )}
      <BulkMenu
        label={t('appLists.bulk.stage')}
        icon={<IconArrowRight {...ICON} />}
        hotkey="t"
        groups={pipelines.map(({ name, stages }) => ({
          ...(pipelines.length > 1 ? { name } : {}),
          choices: stages.map((stage) => ({
            value: stage.id as string,
            label: stage.name,
            icon: <StageSquare hue={stage.hue} />,
          })),
        }))}
        onChoose={(id) => {
          const pipeline = pipelines.find(({ stages }) => stages.some((stage) => stage.id === id));
          if (pipeline !== undefined) save({ pipelineId: pipeline.id, stageId: StageId.parse(id) });
        }}
      />
      <BulkMenu
        label={t('appLists.bulk.status')}
        icon={<IconCircle {...ICON} />}
        hotkey="s"
        groups={[
          {
            choices: statuses.map((status) => ({
              value: status,
              label: t(`tickets.status.${status}`),
              icon: <StatusIcon status={status} />,
            })),
          },
        ]}
        onChoose={(status) => save({ status: TicketStatus.parse(status) })}
      />
      <Button
        variant="quiet"
        size="sm"
        icon={<IconForms {...ICON} />}
        aria-haspopup="dialog"
        onClick={() => setFieldOpen(true)}
      >
        {t('appLists.bulk.field')}
      </Button>
      {mayClose && (
        <Button
          variant="quiet"
          size="sm"
          icon={<IconCircleCheck {...ICON} />}
          onClick={() => save({ status: 'closed' })}
        >
          {t('appLists.bulk.close')}
        </Button>
      )}
      {isFieldOpen && (
        <BulkField
          count={count}
          onSave={(fields) => {
            setFieldOpen(false);
            save({ fields });
          }}
          onClose={() => setFieldOpen(false)}
        />
      )}
    </>
  );
}
