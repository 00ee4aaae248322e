import { Modal } from '@mantine/core';
import { Button } from '#components/ui/button.tsx';
import { t } from '#lib/i18n/i18n.ts';
import classes from '../../page/close-question.module.css';

type Props =
  | { number: string; count?: never; onClose: () => void; onKeep: () => void }
  | { number?: never; count: number; onClose: () => void; onKeep: () => void };

/** Asked before tickets are closed, as nothing takes that back. */
export function AskToClose({ number, count, onClose, onKeep }: Props) {
  const isOne = number !== undefined;
  return (
    <Modal
      opened
      onClose={onKeep}
      title={isOne ? t('appLists.edit.closeTitle', { number }) : t('appLists.edit.closeManyTitle', { count })}
      size={400}
      centered
      withCloseButton={false}
      transitionProps={{ duration: 160, transition: 'fade-up' }}
      overlayProps={{ color: '#14171f', backgroundOpacity: 0.4 }}
    >
      <p className={classes.body}>{t('appTickets.page.confirmCloseBody')}</p>
      <div className={classes.actions}>
        <Button variant="danger" onClick={onClose} data-autofocus>
          {isOne ? t('appTickets.page.closeTicket') : t('appLists.edit.closeMany')}
        </Button>
        <Button onClick={onKeep}>{t('appTickets.page.keepOpen')}</Button>
      </div>
    </Modal>
  );
}
