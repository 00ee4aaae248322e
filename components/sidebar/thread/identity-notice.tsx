import { IconUnlink } from '@tabler/icons-react';
import type { ThreadContext } from '#lib/contract/threads.ts';
import { t } from '#lib/i18n/i18n.ts';
import type { MailHost, MailThread } from '#lib/mail/mail-host.ts';
import { Button } from '../../ui/button.tsx';
import { useServices } from '../services.tsx';
import { Notice } from './notice.tsx';
import { isWriterUnknown } from './thread-facts.ts';

type Props = { thread: MailThread; link: ThreadContext['link'] };

/** Says when it is not known which thread this is, and what can be done; silent while all is well. */
export function IdentityNotice({ thread, link }: Props) {
  const { host } = useServices();
  const why = whatIsUnknown(host, thread, link);
  if (why === null) return null;
  const retry = (
    <Button variant="link" onClick={() => host.retryIdentity(thread.key)}>
      {t('sidebar.identity.retry')}
    </Button>
  );
  return (
    <Notice icon={<IconUnlink size={14} stroke={1.75} aria-hidden />} action={why === 'failed' && retry}>
      {t(`sidebar.identity.${why}`)}
    </Notice>
  );
}

function whatIsUnknown(host: MailHost, thread: MailThread, link: ThreadContext['link']) {
  const { state } = thread.identity;
  // Who wrote it is asked first.
  if (isWriterUnknown(thread)) return null;
  if (state === 'failed') return state;
  if (state !== 'absent') return null;
  if (host.can.readMessageIds) return state;
  // A program that shows no Message-ID at all: what is linked is well, and what is suggested says so itself.
  if (link === 'unknown') return 'failed';
  return link === 'not-linked' ? 'unreadable' : null;
}
