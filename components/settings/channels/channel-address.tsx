import { Button } from '#components/ui/button.tsx';
import { useToasts } from '#components/ui/toast.tsx';
import { createConversation } from '#lib/contract/conversations.ts';
import type { Channel } from '#lib/contract/channels.ts';
import { t } from '#lib/i18n/i18n.ts';
import parts from '../settings-parts.module.css';
import classes from './channels.module.css';

type Props = { channel: Channel };

/** Where a connector posts to, and with what. */
export function ChannelAddress({ channel }: Props) {
  const toasts = useToasts();
  const address = `${location.origin}${createConversation.path.replace(':channelId', channel.id)}`;
  const handleCopy = () =>
    void navigator.clipboard.writeText(address).then(() => toasts.show({ words: t('appChannels.copied') }));
  return (
    <section className={classes.address} aria-label={t('appChannels.address')}>
      <h3 className={classes.heading}>{t('appChannels.address')}</h3>
      <p className={parts.secret}>{address}</p>
      <p className={parts.small}>{t('appChannels.addressNote')}</p>
      <div className={parts.actions}>
        <Button size="sm" onClick={handleCopy}>
          {t('appChannels.copy')}
        </Button>
      </div>
    </section>
  );
}
