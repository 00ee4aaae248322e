import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { updateChannel, type Channel } from '#lib/contract/channels.ts';
import { t } from '#lib/i18n/i18n.ts';
import classes from '../settings-parts.module.css';
import { useSave } from '../use-save.ts';
import { AccountState } from './account-state.tsx';
import { ChannelDialog } from './channel-dialog.tsx';

type Props = { channel: Channel };

/** A channel with its SLA configuration type, and what can be done with it. */
export function ChannelRow({ channel }: Props) {
  const [isOpen, setOpen] = useState(false);
  const { id, name, kind, version, isEnabled, slaType, account } = channel;
  const { mutate, isPending } = useSave({
    save: (api) =>
      api(updateChannel, { params: { channelId: id }, body: { version, isEnabled: !isEnabled } }),
    touches: ['settings'],
    words: (saved) => t(saved.isEnabled ? 'appChannels.enabledToast' : 'appChannels.disabledToast'),
  });
  return (
    <li className={classes.row}>
      <div className={classes.main}>
        <p className={classes.name}>
          {name} {!isEnabled && <span className={classes.chip}>{t('appChannels.disabled')}</span>}
        </p>
        <p className={classes.small}>
          {t(`appMail.kinds.${kind}`)} · {t('appChannels.slaType')}: {t(`appChannels.slaTypes.${slaType}`)}
        </p>
        {account !== null && <AccountState channel={channel} account={account} />}
      </div>
      <Button
        size="sm"
        aria-disabled={isPending}
        aria-label={t(isEnabled ? 'appChannels.disableOf' : 'appChannels.enableOf', { name })}
        onClick={() => !isPending && mutate(undefined)}
      >
        {t(isEnabled ? 'appChannels.disable' : 'appChannels.enable')}
      </Button>
      <IconButton
        label={t('appChannels.updateOf', { name })}
        icon={<IconPencil size={16} stroke={1.75} aria-hidden />}
        variant="outlined"
        onClick={() => setOpen(true)}
      />
      {isOpen && <ChannelDialog channel={channel} onClose={() => setOpen(false)} />}
    </li>
  );
}
