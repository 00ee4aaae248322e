import { Modal } from '@mantine/core';
import { Button } from '#components/ui/button.tsx';
import { t } from '#lib/i18n/i18n.ts';
import type { TicketEdit } from './ticket-edit.ts';
import classes from './close-question.module.css';

type Props = {
  number: string;
  /** The edit that would close the ticket; null while none waits. */
  edit: TicketEdit | null;
  onClose: (edit: TicketEdit) => void;
  onKeep: () => void;
};

/** Asked before a ticket is closed, as nothing takes that back. */
export function CloseQuestion({ number, edit, onClose, onKeep }: Props) {
  return (
    <Modal
      opened={edit !== null}
      onClose={onKeep}
      title={t('appTickets.page.confirmClose', { number })}
      size={400}
      centered
      withCloseButton={false}
      transitionProps={{ duration: 160, transition: 'fade-up' }}
      overlayProps={{ color: '#14171f', backgroundOpacity: 0.4 }}
    >
      <p className={classes.body}>{t('appTickets.page.confirmCloseBody')}</p>
      <div className={classes.actions}>
        <Button variant="danger" onClick={() => edit !== null && onClose(edit)} data-autofocus>
          {t('appTickets.page.closeTicket')}
        </Button>
        <Button onClick={onKeep}>{t('appTickets.page.keepOpen')}</Button>
      </div>
    </Modal>
  );
}
