import { useParams, useSearch } from '@tanstack/react-router';
import { NoRights } from '#components/app/no-rights.tsx';
import { useMay } from '#components/app/session.ts';
import { usePageTitle } from '#components/app/use-page-title.ts';
import { StatePanel } from '#components/ui/state-panel.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { ConversationList } from './conversation-list.tsx';
import type { ConversationSearch } from './conversation-search.ts';
import { OpenConversation } from './open-conversation.tsx';
import classes from './conversations.module.css';

/** The message module: conversations on channels at the left, the one in the address beside them. */
export function ConversationsPage() {
  usePageTitle(t('appConversations.title'));
  const mayRead = useMay('messages.read');
  const search: ConversationSearch = useSearch({ strict: false });
  const { conversationId } = useParams({ strict: false });
  if (!mayRead) return <NoRights what="messages" />;
  return (
    <div className={classes.page} data-open={conversationId !== undefined}>
      <ConversationList search={search} openId={conversationId} />
      {conversationId === undefined ? (
        <div className={classes.none}>
          <StatePanel title={t('appConversations.chooseTitle')}>
            <p>{t('appConversations.chooseBody')}</p>
          </StatePanel>
        </div>
      ) : (
        <OpenConversation key={conversationId} id={conversationId} search={search} />
      )}
    </div>
  );
}
