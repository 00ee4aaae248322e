import DOMPurify from 'dompurify';
import classes from './formatted-reply.module.css';

const ALLOWED = {
  ALLOWED_TAGS: 'a b blockquote br code em i li ol p pre s strong u ul'.split(' '),
  ALLOWED_ATTR: ['href', 'rel', 'start', 'target'],
};

/** A reply with its formatting: sanitised by the companion when it was sent, and here once more. */
export function FormattedReply({ html }: { html: string }) {
  // oxlint-disable-next-line react/no-danger
  return (
    <div className={classes.words} dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(html, ALLOWED) }} />
  );
}
