import { ButtonLink } from '#components/app/button-link.tsx';
import { useMe } from '#components/app/session.ts';
import { t } from '#lib/i18n/i18n.ts';
import classes from './mail.module.css';
import { useOutgoingMail } from './use-outgoing-mail.ts';

/** Tells admins, where they invite people, that no mail goes out; nothing for others, and while mail can be sent. */
export function KeptMailNote() {
  const { permissions } = useMe();
  return permissions.includes('settings.manage') ? <Note /> : null;
}

function Note() {
  const { data } = useOutgoingMail();
  if (data === undefined || data.setting !== null) return null;
  return (
    <div className={classes.note}>
      <p>{t('appMail.kept')}</p>
      <ButtonLink size="sm" to="/settings/$" params={{ _splat: 'outgoing-mail' }}>
        {t('appMail.keptLink')}
      </ButtonLink>
    </div>
  );
}
