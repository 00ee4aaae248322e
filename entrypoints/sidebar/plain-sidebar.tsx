/** Shows what the mail program tells, and nothing else. Stands in until the sidebar app is there. */
import { useEffect, useState } from 'react';
import { type MailHost, type MailThread } from '#lib/mail/mail-host.ts';

type Props = { host: MailHost };

export function PlainSidebar({ host }: Props) {
  const [thread, setThread] = useState<MailThread | null>(null);
  useEffect(() => {
    const watching = new AbortController();
    host.watchThread(setThread, { signal: watching.signal });
    return () => watching.abort();
  }, [host]);
  return <pre data-testid="thread">{JSON.stringify(thread, null, 1)}</pre>;
}
