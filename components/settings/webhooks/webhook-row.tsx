import { useState } from 'react';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import { refusalText } from '#components/app/refusal-text.ts';
import { Button } from '#components/ui/button.tsx';
import { deleteWebhook, testWebhook, type Webhook } from '#lib/contract/webhooks.ts';
import { t } from '#lib/i18n/i18n.ts';
import { QuestionDialog } from '../manage-users/question-dialog.tsx';
import parts from '../settings-parts.module.css';
import { useSave } from '../use-save.ts';
import { DeliveryLog } from './delivery-log.tsx';
import { EditWebhookDialog } from './edit-webhook-dialog.tsx';
import classes from './webhooks.module.css';

type Props = { webhook: Webhook };

/** A webhook with what can be done with it, and its log. */
export function WebhookRow({ webhook }: Props) {
  const [isLogShown, setLogShown] = useState(false);
  const events = webhook.events.map((event) => t(`appWebhooks.eventNames.${event}`)).join(', ');
  return (
    <li className={classes.webhook}>
      <div className={classes.head}>
        <div className={parts.main}>
          <p className={parts.name}>
            {webhook.name} <span className={parts.chip}>{stateOf(webhook)}</span>
          </p>
          <p className={parts.small}>{t('appWebhooks.facts', { address: webhook.address, events })}</p>
        </div>
        <WebhookActions webhook={webhook} isLogShown={isLogShown} onLog={(isShown) => setLogShown(isShown)} />
      </div>
      {isLogShown && <DeliveryLog webhook={webhook} />}
    </li>
  );
}

function stateOf({ isGone, isEnabled }: Webhook): string {
  if (isGone) return t('appWebhooks.gone');
  return isEnabled ? t('appWebhooks.enabled') : t('appWebhooks.disabled');
}

type ActionProps = Props & { isLogShown: boolean; onLog: (isShown: boolean) => void };

function WebhookActions({ webhook, isLogShown, onLog }: ActionProps) {
  const [open, setOpen] = useState<'edit' | 'remove' | null>(null);
  const { name } = webhook;
  const params = { webhookId: webhook.id };
  const test = useSave({
    save: (api) => api(testWebhook, { params }),
    touches: ['webhooks'],
    words: () => t('appWebhooks.tested'),
    onDone: () => onLog(true),
  });
  const remove = useSave({
    save: (api) => api(deleteWebhook, { params }),
    touches: ['webhooks'],
    words: () => t('appWebhooks.removed'),
  });
  return (
    <div className={parts.actions}>
      <Button size="sm" aria-expanded={isLogShown} onClick={() => onLog(!isLogShown)}>
        {isLogShown ? t('appWebhooks.hideLog') : t('appWebhooks.log')}
      </Button>
      <Button size="sm" aria-label={t('appWebhooks.testOf', { name })} onClick={() => test.mutate(undefined)}>
        {t('appWebhooks.test')}
      </Button>
      <Button size="sm" aria-label={t('appWebhooks.editOf', { name })} onClick={() => setOpen('edit')}>
        {t('appWebhooks.edit')}
      </Button>
      <Button size="sm" aria-label={t('appWebhooks.removeOf', { name })} onClick={() => setOpen('remove')}>
        {t('appWebhooks.remove')}
      </Button>
      <FormRefusal text={refusalText(test.error)} />
      {open === 'edit' && <EditWebhookDialog webhook={webhook} onClose={() => setOpen(null)} />}
      {open === 'remove' && (
        <QuestionDialog
          title={t('appWebhooks.removeTitle', { name })}
          body={t('appWebhooks.removeBody')}
          act={t('appWebhooks.remove')}
          keep={t('common.cancel')}
          error={remove.error}
          isPending={remove.isPending}
          onAct={() => remove.mutate(undefined)}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}
