import type { ConversationMessage } from '#lib/contract/tickets.ts';
import { t } from '#lib/i18n/i18n.ts';
import { HiddenWords } from '#components/app/hidden-words.tsx';
import { SentimentLabel } from '../../sentiment/sentiment-label.tsx';
import { useSentiment } from '../../sentiment/use-sentiment.ts';
import { useTicketOnPage } from '../edits-context.ts';

/** How the customer felt in this message; nothing for ours, and until that is found. */
export function MessageSentiment({ message }: { message: ConversationMessage }) {
  const { ticket } = useTicketOnPage();
  const { data } = useSentiment(ticket);
  const found = data?.state === 'done' ? data.result.messages.find(({ id }) => id === message.id) : undefined;
  if (found === undefined) return null;
  return (
    <>
      <HiddenWords>{t('appSentiment.ofMessage')}</HiddenWords>
      <SentimentLabel label={found.label} />
    </>
  );
}
