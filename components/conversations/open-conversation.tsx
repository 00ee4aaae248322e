import { Link } from '@tanstack/react-router';
import { LoadFailure } from '#components/app/load-failure.tsx';
import { Skeleton, SkeletonBar } from '#components/ui/skeleton.tsx';
import { StatePanel } from '#components/ui/state-panel.tsx';
import { isProblem } from '#lib/api/api-errors.ts';
import { t } from '#lib/i18n/i18n.ts';
import { ConversationAside } from './conversation-aside.tsx';
import { ConversationHeader } from './conversation-header.tsx';
import type { ConversationSearch } from './conversation-search.ts';
import { Thread } from './thread.tsx';
import { useConversation, useMarkRead } from './use-conversations.ts';
import { WriteBox } from './write-box.tsx';
import classes from './conversations.module.css';
import type { ConversationView } from '#lib/contract/messages.ts';

type Props = { id: string; search: ConversationSearch };

/** One conversation: what was said, the box to answer in, and the customer with the tickets at the right. */
export function OpenConversation({ id, search }: Props) {
  const query = useConversation(id);
  const [conversation] = query.data?.pages ?? [];
  if (isProblem(query.error, 'not_found') || isProblem(query.error, 'invalid_input'))
    return <Gone search={search} />;
  if (conversation === undefined && query.error !== null)
    return (
      <LoadFailure
        title={t('appConversations.failed')}
        error={query.error}
        onRetry={() => void query.refetch()}
      />
    );
  if (conversation === undefined) return <Waiting />;
  const earlier = query.data?.pages.slice(1).toReversed() ?? [];
  const messages = [...earlier, conversation].flatMap((page) => page.messages);
  return <Loaded conversation={conversation} messages={messages} list={query} search={search} />;
}

type LoadedProps = {
  conversation: ConversationView;
  messages: ConversationView['messages'];
  list: ReturnType<typeof useConversation>;
  search: ConversationSearch;
};

function Loaded({ conversation, messages, list, search }: LoadedProps) {
  useMarkRead(conversation);
  return (
    <>
      <div className={classes.main}>
        <ConversationHeader conversation={conversation} search={search} />
        <Thread conversation={conversation} messages={messages} list={list} />
        <WriteBox conversation={conversation} />
      </div>
      <ConversationAside conversation={conversation} />
    </>
  );
}

function Gone({ search }: { search: ConversationSearch }) {
  return (
    <div className={classes.none}>
      <StatePanel
        title={t('appConversations.goneTitle')}
        actions={
          <Link to="/conversations" search={search}>
            {t('appConversations.toList')}
          </Link>
        }
      >
        <p>{t('appConversations.goneBody')}</p>
      </StatePanel>
    </div>
  );
}

function Waiting() {
  return (
    <div className={classes.main}>
      <Skeleton label={t('app.loading')}>
        <div className={classes.shapes}>
          {['40%', '64%', '52%', '30%'].map((width) => (
            <SkeletonBar key={width} width={width} height={32} />
          ))}
        </div>
      </Skeleton>
    </div>
  );
}
