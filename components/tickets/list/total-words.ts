import { t } from '#lib/i18n/i18n.ts';

const grouped = new Intl.NumberFormat('en');

/** How many there are: "1,204", or "10,000+" where the companion stopped counting. */
export function totalWords(total: number, isExact: boolean): string {
  const count = grouped.format(total);
  return isExact ? count : t('appLists.boards.countOfMore', { number: count });
}
