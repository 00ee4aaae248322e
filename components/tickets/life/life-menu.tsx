import { Menu } from '@mantine/core';
import { IconArrowMerge, IconMailOff, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useMay } from '#components/app/session.ts';
import { QuestionDialog } from '#components/settings/manage-users/question-dialog.tsx';
import type { Ticket } from '#lib/contract/tickets.ts';
import { t } from '#lib/i18n/i18n.ts';
import { TicketMenu } from '../copy/ticket-menu.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { useDelete, useSpam } from './use-life.ts';

type Props = { ticket: Ticket; onCopied: (ticket: Ticket) => void };

type Asked = 'merge' | 'spam';

const ICON = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;

/** Three dots of a ticket's page: copies, merging, spam, deleting; each only for those who may. */
export function LifeMenu({ ticket, onCopied }: Props) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const remove = useDelete();
  const { canClose, canDelete } = ticket.abilities;
  const stop = () => setAsked(null);
  const more = (canClose || canDelete) && (
    <LifeItems ticket={ticket} onAsk={setAsked} onDelete={() => remove.mutate(ticket)} />
  );
  return (
    <>
      <TicketMenu ticket={ticket} onCopied={onCopied} more={more} />
      {asked === 'merge' && <MergeDialog ticket={ticket} onClose={stop} />}
      {asked === 'spam' && <SpamQuestion ticket={ticket} onClose={stop} />}
    </>
  );
}

type ItemsProps = { ticket: Ticket; onAsk: (asked: Asked) => void; onDelete: () => void };

function LifeItems({ ticket: { abilities }, onAsk, onDelete }: ItemsProps) {
  const mayCreate = useMay('tickets.create');
  return (
    <>
      {mayCreate && <Menu.Divider />}
      {abilities.canClose && (
        <>
          <Menu.Item leftSection={<IconArrowMerge {...ICON} />} onClick={() => onAsk('merge')}>
            {t('appTicketLife.merge.act')}
          </Menu.Item>
          <Menu.Item leftSection={<IconMailOff {...ICON} />} onClick={() => onAsk('spam')}>
            {t('appTicketLife.spam.act')}
          </Menu.Item>
        </>
      )}
      {abilities.canDelete && (
        <Menu.Item leftSection={<IconTrash {...ICON} />} onClick={onDelete}>
          {t('appTicketLife.deletion.act')}
        </Menu.Item>
      )}
    </>
  );
}

function SpamQuestion({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const { mutate, error, isPending } = useSpam(ticket, onClose);
  return (
    <QuestionDialog
      title={t('appTicketLife.spam.title', { number: ticket.number })}
      body={t('appTicketLife.spam.body')}
      act={t('appTicketLife.spam.act')}
      keep={t('appTicketLife.spam.keep')}
      error={error}
      isPending={isPending}
      onAct={() => mutate()}
      onClose={onClose}
    />
  );
}
