import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { ConversationId } from '#lib/contract/ids.ts';
import type { Message } from '#lib/contract/messages.ts';
import { t } from '#lib/i18n/i18n.ts';
import { FormattedReply } from './formatted-reply.tsx';
import { MessageFrame } from './message-frame.tsx';
import classes from './message-body.module.css';

type Props = { message: Message; conversationId: ConversationId; name: string };

/** What a message says; its quotes and signature, and its looks, are one press away. */
export function MessageBody({ message, conversationId, name }: Props) {
  const [isWhole, setWhole] = useState(false);
  const [isFormatted, setFormatted] = useState(false);
  const { text, originalText, replyHtml } = message;
  if (replyHtml !== null) return <FormattedReply html={replyHtml} />;
  return (
    <>
      {isFormatted ? (
        <MessageFrame message={message} conversationId={conversationId} name={name} />
      ) : (
        <p className={classes.text}>{isWhole && originalText !== null ? originalText : text}</p>
      )}
      <div className={classes.looks}>
        {originalText !== null && !isFormatted && (
          <Button variant="link" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {t(isWhole ? 'appConversations.shorter' : 'appConversations.original')}
          </Button>
        )}
        {message.hasHtml && (
          <Button variant="link" aria-expanded={isFormatted} onClick={() => setFormatted(!isFormatted)}>
            {t(isFormatted ? 'appConversations.plain' : 'appConversations.formatted')}
          </Button>
        )}
      </div>
    </>
  );
}
