import { IconArrowDownRight, IconArrowRight, IconArrowUpRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Button } from '#components/ui/button.tsx';
import { Section } from '#components/ui/section.tsx';
import { Skeleton, SkeletonBar } from '#components/ui/skeleton.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import type { SentimentResult, TicketSentiment } from '#lib/contract/sentiment.ts';
import { t } from '#lib/i18n/i18n.ts';
import { SentimentLabel } from '../../sentiment/sentiment-label.tsx';
import { engineWords, movementOf, scoreWords } from '../../sentiment/sentiment-words.ts';
import { useSentiment } from '../../sentiment/use-sentiment.ts';
import { useTicketOnPage } from '../edits-context.ts';
import styles from './sentiment-section.module.css';

/** How the customer felt, once the ticket is closed. */
export function SentimentSection() {
  const { ticket } = useTicketOnPage();
  const { data, error, refetch } = useSentiment(ticket);
  if (ticket.status !== 'closed') return null;
  return (
    <Section title={t('appSentiment.title')}>
      {data !== undefined && <Standing number={ticket.number} sentiment={data} />}
      {data === undefined && error === null && (
        <Skeleton label={t('app.loading')}>
          <SkeletonBar width="60%" />
        </Skeleton>
      )}
      {data === undefined && error !== null && (
        <>
          <p className={styles.note}>{t('appSentiment.notLoaded')}</p>
          <Button size="sm" onClick={() => void refetch()}>
            {t('common.tryAgain')}
          </Button>
        </>
      )}
    </Section>
  );
}

function Standing({ number, sentiment }: { number: string; sentiment: TicketSentiment }) {
  if (sentiment.state === 'done') return <Found number={number} result={sentiment.result} />;
  if (sentiment.state !== 'waiting')
    return <p className={styles.note}>{t(`appSentiment.${sentiment.state}`)}</p>;
  return (
    <output className={styles.waiting}>
      <Spinner /> {t('appSentiment.waiting')}
    </output>
  );
}

function Found({ number, result }: { number: string; result: SentimentResult }) {
  const { label, score, worstMessageId, isThanked, rationale, messages } = result;
  const movement = movementOf(result);
  const feels = label === 'negative' || label === 'neutral' || label === 'positive';
  return (
    <div className={styles.found}>
      <p className={styles.head}>
        <SentimentLabel label={label} isLarge />
        {feels && score !== null && (
          <span className={styles.score} data-tip={t('appSentiment.scoreTip')}>
            {t('appSentiment.score', { score: scoreWords(score) })}
          </span>
        )}
      </p>
      {!feels && <p className={styles.note}>{t(`appSentiment.why.${label}`)}</p>}
      {movement !== null && <Movement movement={movement} result={result} />}
      {isThanked && <p className={styles.note}>{t('appSentiment.thanked')}</p>}
      {rationale !== null && <p className={styles.rationale}>{rationale}</p>}
      {worstMessageId !== null && (
        <Link
          to="/tickets/$number"
          params={{ number }}
          search={{}}
          hash={`message-${worstMessageId}`}
          replace
          className={styles.worst}
        >
          {t('appSentiment.worst')}
        </Link>
      )}
      <p className={styles.source}>
        {messages.length > 0 && `${t('appSentiment.over', { count: messages.length })} `}
        {engineWords(result)}
      </p>
    </div>
  );
}

const ARROWS = { better: IconArrowUpRight, worse: IconArrowDownRight, same: IconArrowRight } as const;

function Movement({ movement, result }: { movement: keyof typeof ARROWS; result: SentimentResult }) {
  const Arrow = ARROWS[movement];
  const [first, last] = [scoreWords(result.first ?? 0), scoreWords(result.last ?? 0)];
  return (
    <p className={styles.movement}>
      <Arrow size={16} stroke={1.75} aria-hidden />
      {t(`appSentiment.movement.${movement}`, { first, last })}
    </p>
  );
}
