import { IconSend } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import type { TicketId } from '#lib/contract/ids.ts';
import { t } from '#lib/i18n/i18n.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { TextArea } from '../../ui/text-input.tsx';
import styles from './ticket.module.css';
import { useComment } from './use-comment.ts';

/** Where a comment is written; Ctrl+Enter sends it. */
export function CommentBox({ ticketId }: { ticketId: TicketId }) {
  const { text, write, send, failure, isSending } = useComment(ticketId);
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void send();
  };
  return (
    <>
      {failure !== null && (
        <p role="alert" className={styles.commentFailed}>
          {t('sidebar.ticket.notSaved', { why: failure })}
        </p>
      )}
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
          icon={isSending ? <Spinner /> : <IconSend size={16} stroke={1.75} aria-hidden />}
          aria-disabled={text.trim() === '' || undefined}
          onClick={send}
        />
      </div>
    </>
  );
}
