import { refusalText } from '#components/app/refusal-text.ts';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import { useNow } from '#components/app/use-now.ts';
import { Button } from '#components/ui/button.tsx';
import { retryMails, type OutgoingMailState, type UnsentMail } from '#lib/contract/mail-settings.ts';
import { formatMoment } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import parts from '../settings-parts.module.css';
import { useSave } from '../use-save.ts';

type Props = { state: OutgoingMailState };

/** What did not reach its receiver’s server, why, and a way to send it again. */
export function UnsentMails({ state: { items, failed, kept, waiting, setting } }: Props) {
  const { mutate, error, isPending } = useSave({
    save: (api) => api(retryMails, {}),
    touches: ['settings'],
    words: ({ count }) => t('appMail.retried', { count }),
  });
  if (items.length === 0) return <p className={parts.note}>{t('appMail.unsentNone')}</p>;
  return (
    <>
      <p>{t('appMail.unsentCount', { failed, kept, waiting })}</p>
      {setting !== null && failed + kept > 0 && (
        <Button size="sm" aria-disabled={isPending} onClick={() => !isPending && mutate(undefined)}>
          {t('appMail.retry')}
        </Button>
      )}
      <FormRefusal text={refusalText(error)} />
      <ul className={parts.rows} aria-label={t('appMail.unsent')}>
        {items.map((mail) => (
          <Unsent key={mail.id} mail={mail} />
        ))}
      </ul>
    </>
  );
}

function Unsent({ mail: { purpose, to, state, problem, createdAt } }: { mail: UnsentMail }) {
  const now = useNow();
  return (
    <li className={parts.row}>
      <div className={parts.main}>
        <p className={parts.name}>
          {t('appMail.mailTo', { purpose: t(`appMail.purposes.${purpose}`), to })}{' '}
          <span className={parts.chip}>{t(`appMail.states.${state}`)}</span>
        </p>
        <p className={parts.small}>{[formatMoment(createdAt, now), problem].filter(Boolean).join(' · ')}</p>
      </div>
    </li>
  );
}
