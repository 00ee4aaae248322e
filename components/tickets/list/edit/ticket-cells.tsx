/** Status, stage, owner and subject of a listed ticket, to be changed where they stand. */
import { IconCursorText } from '@tabler/icons-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import { HiddenWords } from '#components/app/hidden-words.tsx';
import { useMay, useMe } from '#components/app/session.ts';
import { Avatar } from '#components/ui/avatar.tsx';
import { StageId, UserId } from '#lib/contract/ids.ts';
import { TicketStatus } from '#lib/contract/pipelines.ts';
import type { TicketListItem } from '#lib/contract/tickets-summary.ts';
import { t } from '#lib/i18n/i18n.ts';
import { SourceIcon } from '../../source-icon.tsx';
import { StageSquare } from '../../stage-label.tsx';
import { StatusIcon } from '../../status-icon.tsx';
import { StatusLabel } from '../../status-label.tsx';
import { usePipelines } from '../../use-pipelines.ts';
import { useUsers } from '../../use-users.ts';
import row from '../ticket-row.module.css';
import { CELL } from '../row-keys.ts';
import { CellMenu } from './cell-menu.tsx';
import { useRowEdits } from './row-edits.tsx';
import classes from './ticket-cells.module.css';

type Props = { ticket: TicketListItem; isTabStop?: boolean };

/** Closed is final, and reading alone changes nothing. */
function useMayEdit({ status }: TicketListItem): boolean {
  return useMay('tickets.update') && status !== 'closed';
}

/** The status, with the others to choose from. */
export function StatusCell({ ticket, isTabStop }: Props) {
  const { save } = useRowEdits();
  const [mayEdit, mayClose] = [useMayEdit(ticket), useMay('tickets.close')];
  const value = t(`tickets.status.${ticket.status}`);
  if (!mayEdit) return <StatusLabel status={ticket.status} />;
  const statuses = TicketStatus.options.filter((status) => mayClose || status !== 'closed');
  return (
    <CellMenu
      label={t('appLists.edit.status', { number: ticket.number, value })}
      value={ticket.status}
      choices={statuses.map((status) => ({
        value: status,
        label: t(`tickets.status.${status}`),
        icon: <StatusIcon status={status} />,
      }))}
      onChoose={(status) => save({ ticket, change: { status: TicketStatus.parse(status) } })}
      {...(isTabStop === undefined ? {} : { isTabStop })}
    >
      <StatusLabel status={ticket.status} />
    </CellMenu>
  );
}

/** The stage, with the others of its pipeline. */
export function StageCell({ ticket, isTabStop }: Props) {
  const { save } = useRowEdits();
  const pipeline = usePipelines().find(({ id }) => id === ticket.pipeline.id);
  const shown = (
    <>
      <StageSquare hue={ticket.stage.hue} />
      <span className={row.line}>{ticket.stage.name}</span>
    </>
  );
  if (!useMayEdit(ticket) || pipeline === undefined) return <span className={row.mark}>{shown}</span>;
  return (
    <CellMenu
      label={t('appLists.edit.stage', { number: ticket.number, value: ticket.stage.name })}
      value={ticket.stage.id}
      choices={pipeline.stages.map(({ id, name, hue }) => ({
        value: id,
        label: name,
        icon: <StageSquare hue={hue} />,
      }))}
      onChoose={(stageId) => save({ ticket, change: { stageId: StageId.parse(stageId) } })}
      {...(isTabStop === undefined ? {} : { isTabStop })}
    >
      {shown}
    </CellMenu>
  );
}

const NOBODY = 'nobody';

/** The owner, with everybody it can be given to. */
export function OwnerCell({ ticket, isTabStop, isSmall = false }: Props & { isSmall?: boolean }) {
  const { save } = useRowEdits();
  const [users, me] = [useUsers(), useMe().user.id];
  const [mayEdit, mayReassign] = [useMayEdit(ticket), useMay('tickets.reassign')];
  const { owner } = ticket;
  const name = owner?.name ?? t('common.nobody');
  const shown = <Owner owner={owner} isSmall={isSmall} />;
  if (!mayEdit || !mayReassign) return shown;
  const label = (id: string, of: string) => (id === me ? t('common.you', { name: of }) : of);
  return (
    <CellMenu
      label={t('appLists.edit.owner', { number: ticket.number, value: name })}
      value={owner?.id ?? NOBODY}
      choices={[
        { value: NOBODY, label: t('common.nobody'), icon: <span className={classes.nobody} /> },
        ...users.map((user) => ({
          value: user.id as string,
          label: label(user.id, user.name),
          icon: <Avatar name={user.name} size={20} />,
        })),
      ]}
      onChoose={(id) => save({ ticket, change: { ownerId: id === NOBODY ? null : UserId.parse(id) } })}
      {...(isTabStop === undefined ? {} : { isTabStop })}
    >
      {shown}
    </CellMenu>
  );
}

function Owner({ owner, isSmall }: { owner: TicketListItem['owner']; isSmall: boolean }) {
  const name = owner?.name ?? t('common.nobody');
  return (
    <span className={row.owner} title={name}>
      {owner === null ? <span className={classes.nobody} /> : <Avatar name={name} size={20} />}
      {isSmall ? (
        <HiddenWords>{name}</HiddenWords>
      ) : (
        <span className={owner === null ? row.none : row.line}>{name}</span>
      )}
    </span>
  );
}

/** The subject; a pencil, or Enter on it, makes it a line to type in. */
export function SubjectCell({ ticket }: Props) {
  const mayEdit = useMayEdit(ticket);
  const [isEditing, setEditing] = useState(false);
  const pencil = useRef<HTMLButtonElement>(null);
  const stop = () => {
    setEditing(false);
    requestAnimationFrame(() => pencil.current?.focus());
  };
  if (isEditing) return <SubjectInput ticket={ticket} onDone={stop} />;
  return (
    <span className={classes.subject}>
      <SourceIcon source={ticket.source} className={row.source} />
      <span className={row.line} title={ticket.subject}>
        {ticket.subject}
      </span>
      {mayEdit && (
        <button
          ref={pencil}
          type="button"
          className={classes.pencil}
          aria-label={t('appLists.edit.subject', { number: ticket.number })}
          onClick={() => setEditing(true)}
          {...CELL}
          tabIndex={-1}
        >
          <IconCursorText size={14} stroke={1.75} aria-hidden />
        </button>
      )}
    </span>
  );
}

function SubjectInput({ ticket, onDone }: Props & { onDone: () => void }) {
  const { save } = useRowEdits();
  const [text, setText] = useState(ticket.subject);
  const finish = (isKept: boolean) => {
    const subject = text.trim();
    if (isKept && subject !== '' && subject !== ticket.subject) save({ ticket, change: { subject } });
    onDone();
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Enter') finish(true);
    if (event.key === 'Escape') finish(false);
  };
  return (
    <input
      // The person asked to type here.
      ref={(input) => input?.focus()}
      className={classes.input}
      aria-label={t('appLists.edit.subject', { number: ticket.number })}
      value={text}
      maxLength={500}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={handleKeyDown}
      onBlur={() => finish(true)}
    />
  );
}
