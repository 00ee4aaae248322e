import { t } from '#lib/i18n/i18n.ts';
import type { Unsent } from '#lib/store/unsent.ts';

/** What is unsent, a sentence for each kind. */
export function unsentWords({ creates, edits, comments, replies, files, drafts }: Unsent): string {
  const sentences = [
    creates > 0 && t('sidebar.account.unsentCreates', { count: creates }),
    edits > 0 && t('sidebar.account.unsentEdits', { count: edits }),
    comments > 0 && t('sidebar.account.unsentComments', { count: comments }),
    replies > 0 && t('sidebar.account.unsentReplies', { count: replies }),
    files > 0 && t('mailFiles.unsent', { count: files }),
    drafts > 0 && t('sidebar.account.unsentDrafts', { count: drafts }),
  ];
  return sentences.filter(Boolean).join(' ');
}
