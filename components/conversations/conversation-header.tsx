import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { refusalText } from '#components/app/refusal-text.ts';
import { useMay, useMe } from '#components/app/session.ts';
import { Avatar } from '#components/ui/avatar.tsx';
import { Picker } from '#components/ui/picker.tsx';
import { isProblem } from '#lib/api/api-errors.ts';
import type { UserId } from '#lib/contract/ids.ts';
import type { ConversationView } from '#lib/contract/messages.ts';
import { t } from '#lib/i18n/i18n.ts';
import type { ConversationSearch } from './conversation-search.ts';
import { useAssign } from './use-conversations.ts';
import classes from './conversation-header.module.css';

type Props = { conversation: ConversationView; search: ConversationSearch };

/** What it is about, by which channel it came, and who has it. */
export function ConversationHeader({ conversation, search }: Props) {
  return (
    <header className={classes.header}>
      <Link
        to="/conversations"
        search={search}
        className={classes.back}
        aria-label={t('appConversations.toList')}
      >
        <IconArrowLeft size={16} stroke={1.75} aria-hidden />
      </Link>
      <h2 className={classes.subject}>{conversation.subject}</h2>
      <span className={classes.channel}>{conversation.channel.name}</span>
      <Assignee conversation={conversation} />
    </header>
  );
}

const NOBODY = '';

function Assignee({ conversation }: { conversation: ConversationView }) {
  const mayReply = useMay('messages.reply');
  const { user } = useMe();
  const { mutate, error, isPending, variables } = useAssign(conversation);
  const { assignee, assignees } = conversation;
  if (!mayReply)
    return <span className={classes.assignee}>{assignee?.name ?? t('appConversations.nobody')}</span>;
  const options = assignees.map(({ id, name }) => ({
    value: id as string,
    label: id === user.id ? t('common.you', { name }) : name,
    icon: <Avatar name={name} size={20} />,
  }));
  const refusal = isProblem(error, 'stale_version') ? t('appConversations.stale') : refusalText(error);
  return (
    <div className={classes.assignee}>
      <Picker
        variant="property"
        label={t('appConversations.assignee')}
        value={(isPending ? variables : assignee?.id) ?? NOBODY}
        options={[{ value: NOBODY, label: t('appConversations.nobody') }, ...options]}
        onChange={(id) => mutate(id === NOBODY ? null : (id as UserId))}
      />
      {refusal !== undefined && error !== null && (
        <p role="alert" className={classes.refused}>
          {refusal}
        </p>
      )}
    </div>
  );
}
