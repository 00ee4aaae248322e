import { IconSend } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import type { TicketId } from '#lib/contract/ids.ts';
import { t } from '#lib/i18n/i18n.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextArea } from '../../ui/text-input.tsx';
import styles from './ticket.module.css';
import { useComment } from './use-comment.ts';

type Props = {
  ticketId: TicketId;
  /** The thread the ticket was opened on. */
  place: string;
};

/** Where a comment is written; Ctrl+Enter sends it. */
export function CommentBox({ ticketId, place }: Props) {
  const { text, write, send } = useComment(ticketId, place);
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    send();
  };
  return (
    <div className={styles.comment}>
      <TextArea
        rows={1}
        aria-label={t('sidebar.ticket.commentLabel')}
        placeholder={t('sidebar.ticket.commentLabel')}
        className={styles.commentText}
        value={text}
        onChange={(event) => write(event.target.value)}
        onKeyDown={handleKeyDown}
      />
      <IconButton
        label={t('sidebar.ticket.sendComment')}
        className={styles.send}
        icon={<IconSend size={16} stroke={1.75} aria-hidden />}
        aria-disabled={text.trim() === '' || undefined}
        onClick={send}
      />
    </div>
  );
}
