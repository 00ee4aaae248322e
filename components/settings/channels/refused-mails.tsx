import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '#components/app/api-context.tsx';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import { refusalText } from '#components/app/refusal-text.ts';
import { useNow } from '#components/app/use-now.ts';
import { Button, ButtonLink } from '#components/ui/button.tsx';
import { addressOf } from '#lib/api/route-address.ts';
import {
  discardRefusedMail,
  listRefusedMails,
  readRefusedMail,
  retryRefusedMail,
  type RefusedMail,
} from '#lib/contract/refused-mails.ts';
import { formatMoment } from '#lib/i18n/format.ts';
import { formatSize } from '#lib/i18n/format-size.ts';
import { t } from '#lib/i18n/i18n.ts';
import { QuestionDialog } from '../manage-users/question-dialog.tsx';
import { SettingsPart } from '../settings-part.tsx';
import classes from '../settings-parts.module.css';
import { useSave } from '../use-save.ts';

const KEY = 'refused-mails';

/** Mails of channels that could not be taken in, why, and what can be done with each; nothing while there are none. */
export function RefusedMails() {
  const api = useApi();
  const { data, error } = useQuery({
    queryKey: [KEY],
    queryFn: ({ signal }) => api(listRefusedMails, {}, { signal }),
  });
  if (data === undefined && error !== null)
    return (
      <SettingsPart title={t('appMail.refused.title')}>
        <FormRefusal text={refusalText(error)} />
      </SettingsPart>
    );
  if (data === undefined || data.items.length === 0) return null;
  return (
    <SettingsPart title={t('appMail.refused.title')} note={t('appMail.refused.note')}>
      <ul className={classes.rows}>
        {data.items.map((mail) => (
          <Refused key={mail.id} mail={mail} />
        ))}
      </ul>
    </SettingsPart>
  );
}

function Refused({ mail }: { mail: RefusedMail }) {
  const now = useNow();
  const { id, channelName, mailbox, reason, tries, sizeBytes, arrivedAt, refusedAt, hasRaw } = mail;
  const params = { refusedMailId: id };
  const [isAsking, setAsking] = useState(false);
  const retry = useSave({
    save: (api) => api(retryRefusedMail, { params }),
    touches: [KEY],
    words: () => t('appMail.refused.retried'),
  });
  const discard = useSave({
    save: (api) => api(discardRefusedMail, { params }),
    touches: [KEY],
    words: () => t('appMail.refused.discarded'),
  });
  const when = formatMoment(arrivedAt ?? refusedAt, now);
  const name = t('appMail.refused.name', { channel: channelName, when });
  return (
    <li className={classes.row}>
      <div className={classes.main}>
        <p className={classes.name}>{name}</p>
        <p className={classes.small}>{t(`appMail.refused.reasons.${reason}`)}</p>
        <p className={classes.small}>
          {t('appMail.refused.facts', { mailbox, size: formatSize(sizeBytes), count: tries })}
        </p>
        <FormRefusal text={refusalText(retry.error)} />
      </div>
      {hasRaw && (
        <>
          <ButtonLink
            size="sm"
            href={addressOf(readRefusedMail, { params })}
            download
            aria-label={t('appMail.refused.downloadOf', { name })}
          >
            {t('appMail.refused.download')}
          </ButtonLink>
          <Button
            size="sm"
            aria-disabled={retry.isPending}
            aria-label={t('appMail.refused.retryOf', { name })}
            onClick={() => !retry.isPending && retry.mutate(undefined)}
          >
            {t('appMail.refused.retry')}
          </Button>
        </>
      )}
      <Button
        size="sm"
        aria-label={t('appMail.refused.discardOf', { name })}
        aria-haspopup="dialog"
        onClick={() => setAsking(true)}
      >
        {t('appMail.refused.discard')}
      </Button>
      {isAsking && (
        <QuestionDialog
          title={t('appMail.refused.question')}
          body={t('appMail.refused.questionBody')}
          act={t('appMail.refused.discard')}
          keep={t('appMail.refused.keep')}
          error={discard.error}
          isPending={discard.isPending}
          onAct={() => !discard.isPending && discard.mutate(undefined)}
          onClose={() => setAsking(false)}
        />
      )}
    </li>
  );
}
