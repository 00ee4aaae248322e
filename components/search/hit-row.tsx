import { RecordMark } from '#components/records/record-mark.tsx';
import { StageLabel } from '#components/tickets/stage-label.tsx';
import { StatusIcon } from '#components/tickets/status-icon.tsx';
import { Avatar } from '#components/ui/avatar.tsx';
import type { FoundIn, RecordHit, TicketHit } from '#lib/contract/search.ts';
import { t } from '#lib/i18n/i18n.ts';
import type { Hit } from './hits.ts';
import { Marked } from './marked.tsx';
import classes from './search.module.css';

type Props = {
  hit: Hit;
  id: string;
  words: readonly string[];
  isActive: boolean;
  onOpen: (hit: Hit) => void;
};

/** One result: an option of the list that is a link, so that it opens in a new tab as links do. */
export function HitRow({ hit, id, words, isActive, onOpen }: Props) {
  const handleClick = (event: React.MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onOpen(hit);
  };
  return (
    <a
      // An option that is a link too: a list of choices for the keyboard, and a new tab for Ctrl and click.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="option"
      id={id}
      href={hit.href}
      tabIndex={-1}
      aria-selected={isActive}
      className={classes.hit}
      onClick={handleClick}
    >
      {'ticket' in hit ? (
        <TicketRow hit={hit.ticket} words={words} />
      ) : (
        <RecordRow hit={hit.record} words={words} />
      )}
    </a>
  );
}

function TicketRow({ hit: { ticket, foundIn }, words }: { hit: TicketHit; words: readonly string[] }) {
  return (
    <>
      <span className={classes.sign}>
        <StatusIcon status={ticket.status} isAlone />
      </span>
      <span className={classes.texts}>
        <span className={classes.first}>
          <span className={classes.number}>
            <Marked text={ticket.number} words={words} />
          </span>{' '}
          <Marked text={ticket.subject} words={words} />
        </span>
        <span className={classes.second}>
          {foundIn === null ? customerOf(ticket) : <Marked text={placeOf(foundIn)} words={words} />}
        </span>
      </span>
      <span className={classes.end}>
        <StageLabel stage={ticket.stage} />
        {ticket.owner !== null && <Avatar name={ticket.owner.name} size={20} />}
      </span>
    </>
  );
}

function customerOf({ customer }: TicketHit['ticket']): string {
  return [customer?.name, customer?.company].filter(Boolean).join(', ');
}

function placeOf({ place, text }: FoundIn): string {
  if (place === 'field') return t('appSearch.field', { text });
  return place === 'conversation' ? t('appSearch.conversation', { text }) : text;
}

function RecordRow({ hit: { record, email }, words }: { hit: RecordHit; words: readonly string[] }) {
  const about = [record.title, record.company, email].filter(Boolean).join(' · ');
  return (
    <>
      <RecordMark record={record} />
      <span className={classes.texts}>
        <span className={classes.first}>
          <Marked text={record.name} words={words} />
        </span>
        <span className={classes.second}>
          <Marked text={about} words={words} />
        </span>
      </span>
    </>
  );
}
