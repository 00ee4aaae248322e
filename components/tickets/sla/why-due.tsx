import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { TicketClock, TicketTerms } from '#lib/contract/ticket-clocks.ts';
import { t } from '#lib/i18n/i18n.ts';
import { sumWords, whyLines } from './why-lines.ts';
import styles from './why-due.module.css';

/** More lines than this are asked for. */
const LINES_SHOWN = 8;

type Props = { clock: TicketClock; terms: TicketTerms; now: number };

/** Why a clock is due when it is: what counted, what did not and why, the sum, and what holds for the ticket. */
export function WhyDue(props: Props) {
  const [isWhole, setWhole] = useState(false);
  const lines = whyLines(props);
  const { calendar } = props.terms;
  return (
    <div className={styles.why}>
      <ul className={styles.lines}>
        {lines.slice(0, isWhole ? undefined : LINES_SHOWN).map(({ from, why, words, amount }) => (
          <li key={from} className={styles.line} data-why={why}>
            <span className={styles.square} aria-hidden />
            <span>{words}</span>
            <span className={styles.amount}>{amount}</span>
          </li>
        ))}
      </ul>
      {!isWhole && lines.length > LINES_SHOWN && (
        <Button variant="quiet" size="sm" onClick={() => setWhole(true)}>
          {t('tickets.sla.showAll', { count: lines.length })}
        </Button>
      )}
      <p className={styles.sum}>
        <strong>{sumWords(props)}</strong>{' '}
        {calendar === null
          ? t('tickets.sla.always')
          : t('tickets.sla.calendar', { name: calendar.name, zone: calendar.zone })}{' '}
        {t('tickets.sla.locked')}
      </p>
    </div>
  );
}
