import { Modal } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { Button } from '#components/ui/button.tsx';
import { t } from '#lib/i18n/i18n.ts';
import classes from './parts.module.css';

type Props = {
  /** True while something would be lost by leaving. */
  isDirty: boolean;
};

/** Asked before unsaved changes are left behind, by a link, by going back, or by closing the tab. */
export function LeaveQuestion({ isDirty }: Props) {
  const blocker = useBlocker({
    shouldBlockFn: () => isDirty,
    enableBeforeUnload: () => isDirty,
    withResolver: true,
  });
  const isAsking = blocker.status === 'blocked';
  return (
    <Modal
      opened={isAsking}
      onClose={() => blocker.reset?.()}
      title={t('appTicketModule.leaveTitle')}
      withCloseButton={false}
      transitionProps={{ duration: 160 }}
      overlayProps={{ color: '#14171f', backgroundOpacity: 0.4 }}
    >
      <p>{t('appTicketModule.leaveBody')}</p>
      <div className={classes.verbs}>
        <Button variant="primary" data-autofocus onClick={() => blocker.reset?.()}>
          {t('appTicketModule.leaveStay')}
        </Button>
        <Button onClick={() => blocker.proceed?.()}>{t('appTicketModule.leaveGo')}</Button>
      </div>
    </Modal>
  );
}
