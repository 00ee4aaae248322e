import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useApi } from '#components/app/api-context.tsx';
import { LoadFailure } from '#components/app/load-failure.tsx';
import { useNow } from '#components/app/use-now.ts';
import { Button } from '#components/ui/button.tsx';
import {
  type AccountSession,
  endSession,
  endSessions,
  listSessions,
} from '#lib/contract/account-sessions.ts';
import type { SessionId } from '#lib/contract/ids.ts';
import { formatAgo } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import { SettingsPart } from '../settings-part.tsx';
import classes from '../settings-parts.module.css';
import { useSave } from '../use-save.ts';

/** Where somebody is signed in, with the way to end each. */
export function ConnectedBrowsers() {
  const [api, router] = [useApi(), useRouter()];
  const sessions = useQuery({
    queryKey: ['sessions'],
    queryFn: ({ signal }) => api(listSessions, {}, { signal }),
  });
  const endOthers = useSave({
    save: (client) => client(endSessions, { query: { which: 'others' } }),
    touches: ['sessions'],
    words: () => t('appAccounts.account.othersEnded'),
  });
  const endAll = useSave({
    save: (client) => client(endSessions, { query: { which: 'all' } }),
    touches: [],
    onDone: () => void router.navigate({ to: '/sign-in' }).then(() => location.reload()),
  });
  return (
    <SettingsPart
      title={t('appAccounts.account.sessions')}
      note={t('appAccounts.account.sessionsNote')}
      actions={
        <div className={classes.actions}>
          <Button onClick={() => endOthers.mutate(undefined)}>{t('appAccounts.account.endOthers')}</Button>
          <Button onClick={() => endAll.mutate(undefined)}>{t('appAccounts.account.endAll')}</Button>
        </div>
      }
    >
      {sessions.isError && (
        <LoadFailure
          title={t('appAccounts.shared.failed')}
          error={sessions.error}
          onRetry={() => void sessions.refetch()}
        />
      )}
      <ul className={classes.rows}>
        {sessions.data?.items.map((session) => (
          <Session key={session.id} session={session} />
        ))}
      </ul>
    </SettingsPart>
  );
}

function Session({ session }: { session: AccountSession }) {
  const now = useNow();
  const end = useSave({
    save: (api, sessionId: SessionId) => api(endSession, { params: { sessionId } }),
    touches: ['sessions'],
    words: () => t('appAccounts.account.ended'),
  });
  const name = nameOf(session);
  const from = session.ipAddress;
  return (
    <li className={classes.row}>
      <div className={classes.main}>
        <p className={classes.name}>
          {name}
          {session.isCurrent && <span className={classes.chip}>{t('appAccounts.account.thisBrowser')}</span>}
        </p>
        <p className={classes.small}>
          {t('appAccounts.account.lastUsed', { time: formatAgo(session.lastUsedAt, now) })}
          {from !== null && `, ${t('appAccounts.account.from', { address: from })}`}
        </p>
      </div>
      {!session.isCurrent && (
        <Button
          size="sm"
          aria-label={t('appAccounts.account.endOf', { name })}
          onClick={() => end.mutate(session.id)}
        >
          {t('appAccounts.account.end')}
        </Button>
      )}
    </li>
  );
}

/** What a session runs on, in words. */
function nameOf({ client, browser }: AccountSession): string {
  return t(`appAccounts.account.${client}`, {
    browser: browser ?? t('appAccounts.account.unknownBrowser'),
  });
}
