import type { ReactNode } from 'react';
import type { TicketComment } from '#lib/contract/comments.ts';
import { formatListDate, formatMoment } from '#lib/i18n/format.ts';
import { Avatar } from '../ui/avatar.tsx';
import { commentParts } from './mentions.ts';
import styles from './comment-list.module.css';

type Comment = Pick<TicketComment, 'text' | 'createdAt'> & {
  id: string;
  author: { name: string };
  /** Absent while it is on its way: nobody was told yet. */
  mentions?: { name: string }[];
  /** Stands below the text. */
  note?: ReactNode;
};

type Props = {
  comments: Comment[];
  now: number;
};

/** What the team said among themselves, oldest first. */
export function CommentList({ comments, now }: Props) {
  return (
    <ol className={styles.list}>
      {comments.map((comment) => (
        <li key={comment.id} className={styles.comment}>
          <Avatar name={comment.author.name} />
          <div className={styles.said}>
            <p>
              <span className={styles.author}>{comment.author.name}</span>{' '}
              <time
                className={styles.time}
                dateTime={comment.createdAt}
                data-tip={formatMoment(comment.createdAt, now)}
              >
                {formatListDate(comment.createdAt, now)}
              </time>
            </p>
            <p className={styles.text}>
              {commentParts(comment.text, comment.mentions ?? []).map(({ text, isMention }, index) =>
                isMention ? (
                  <span key={index} className={styles.mention}>
                    {text}
                  </span>
                ) : (
                  text
                ),
              )}
            </p>
            {comment.note}
          </div>
        </li>
      ))}
    </ol>
  );
}
