import { t } from '#lib/i18n/i18n.ts';
import type { Unsent } from '#lib/store/unsent.ts';

/** What is unsent, in one or two sentences. */
export function unsentWords({ creates, drafts }: Unsent): string {
  const sentences = [
    creates > 0 && t('sidebar.account.unsentCreates', { count: creates }),
    drafts > 0 && t('sidebar.account.unsentDrafts', { count: drafts }),
  ];
  return sentences.filter(Boolean).join(' ');
}
