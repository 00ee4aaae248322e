import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { addressOf } from '#lib/api/route-address.ts';
import type { ConversationId } from '#lib/contract/ids.ts';
import { readMessagePage, type Message } from '#lib/contract/messages.ts';
import { t } from '#lib/i18n/i18n.ts';
import classes from './message-frame.module.css';

type Props = { message: Message; conversationId: ConversationId; name: string };

/** Room for a mail of usual length; longer ones scroll. */
const HEIGHT_MAX = 560;
const HEIGHT_AT_FIRST = 160;

/** A message as its mail program made it, in a frame in which nothing runs; pictures from elsewhere only when asked for. */
export function MessageFrame({ message, conversationId, name }: Props) {
  const [height, setHeight] = useState(HEIGHT_AT_FIRST);
  const [showsPictures, setShowsPictures] = useState(false);
  const params = { conversationId, messageId: message.id };
  const query = { pictures: showsPictures ? ('true' as const) : ('false' as const) };
  return (
    <div className={classes.place}>
      {message.hasRemotePictures && !showsPictures && (
        <p className={classes.note}>
          {t('appConversations.picturesHidden')}{' '}
          <Button variant="link" onClick={() => setShowsPictures(true)}>
            {t('appConversations.showPictures')}
          </Button>
        </p>
      )}
      <iframe
        className={classes.frame}
        style={{ height }}
        title={t('appConversations.frame', { name })}
        // Its own headers say the same; a server in between might lose these.
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        src={addressOf(readMessagePage, { params, query })}
        onLoad={({ currentTarget }) => {
          const page = currentTarget.contentDocument?.documentElement;
          if (page !== undefined) setHeight(Math.min(page.scrollHeight, HEIGHT_MAX));
        }}
      />
    </div>
  );
}
