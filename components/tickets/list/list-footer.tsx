import { Button } from '#components/ui/button.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { totalWords } from './total-words.ts';
import type { TicketList } from './use-ticket-list.ts';
import classes from './list-footer.module.css';

type Props = { list: TicketList };

/** How many tickets there are and how many are shown, and the way to the next ones. */
export function ListFooter({ list }: Props) {
  const total = list.total ?? list.tickets.length;
  const isPart = list.hasNextPage;
  return (
    <footer className={classes.footer}>
      <span>
        {list.isTotalExact
          ? t('appTickets.list.total', { count: total })
          : t('appLists.boards.totalOfMore', { number: totalWords(total, false) })}
      </span>
      {isPart && (
        <span>
          {t('appTickets.list.shown', {
            shown: list.tickets.length,
            total: totalWords(total, list.isTotalExact),
          })}
        </span>
      )}
      {list.isFetchNextPageError && (
        <span role="alert" className={classes.failed}>
          {t('appTickets.list.loadMoreFailed')}
        </span>
      )}
      {isPart && (
        <Button
          size="sm"
          className={classes.more}
          aria-disabled={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {list.isFetchingNextPage ? t('appTickets.list.loadingMore') : t('appTickets.list.showMore')}
        </Button>
      )}
    </footer>
  );
}
