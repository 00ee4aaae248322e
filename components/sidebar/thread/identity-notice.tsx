import { IconUnlink } from '@tabler/icons-react';
import { t } from '#lib/i18n/i18n.ts';
import type { MailThread } from '#lib/mail/mail-host.ts';
import { Button } from '../../ui/button.tsx';
import { useServices } from '../services.tsx';
import { Notice } from './notice.tsx';

/** Says when colleagues cannot be recognised on the same thread, and what can be done; silent while all is well. */
export function IdentityNotice({ thread }: { thread: MailThread }) {
  const { host } = useServices();
  const { identity } = thread;
  if (identity.state !== 'failed' && identity.state !== 'absent') return null;
  const icon = <IconUnlink size={14} stroke={1.75} aria-hidden />;
  if (identity.state === 'absent') return <Notice icon={icon}>{t('sidebar.identity.absent')}</Notice>;
  return (
    <Notice
      icon={icon}
      action={
        <Button variant="link" onClick={() => host.retryIdentity(thread.key)}>
          {t('sidebar.identity.retry')}
        </Button>
      }
    >
      {t('sidebar.identity.failed')}
    </Notice>
  );
}
