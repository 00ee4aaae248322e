import { useDisclosure } from '@mantine/hooks';
import { IconPlus, IconTicket } from '@tabler/icons-react';
import { useMay } from '#components/app/session.ts';
import { CreateTicketDialog } from '#components/tickets/list/create/create-ticket-dialog.tsx';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import type { ConversationView, Message } from '#lib/contract/messages.ts';
import { t } from '#lib/i18n/i18n.ts';

type Props = {
  conversation: ConversationView;
  /** The message that it is made of; absent: the customer's last one. */
  message?: Message;
};

/** Opens the form of a ticket of the conversation, filled in with its subject and the customer's words. */
export function NewTicket({ conversation, message }: Props) {
  const [isOpen, { open, close }] = useDisclosure(false);
  const mayCreate = useMay('tickets.create');
  const { id, subject, messages, tickets } = conversation;
  if (!mayCreate) return null;
  const said = message ?? messages.findLast(({ author }) => author === 'customer');
  const about = {
    conversationId: id,
    subject,
    description: said?.text ?? '',
    isAnother: tickets.length > 0,
  };
  return (
    <>
      {message === undefined ? (
        <Button
          size="sm"
          icon={<IconPlus size={14} stroke={1.75} aria-hidden />}
          aria-haspopup="dialog"
          onClick={open}
        >
          {t('appConversations.newTicket')}
        </Button>
      ) : (
        <IconButton
          label={t('appConversations.ofMessage')}
          icon={<IconTicket size={14} stroke={1.75} aria-hidden />}
          aria-haspopup="dialog"
          onClick={open}
        />
      )}
      <CreateTicketDialog about={about} isOpen={isOpen} onClose={close} />
    </>
  );
}
