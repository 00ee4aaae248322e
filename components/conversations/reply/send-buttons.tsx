import { Menu } from '@mantine/core';
import { IconChevronDown, IconCircleCheck, IconClock } from '@tabler/icons-react';
import { useMay } from '#components/app/session.ts';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { KeyHint } from '#components/ui/key-hint.tsx';
import type { ConversationView } from '#lib/contract/messages.ts';
import { t } from '#lib/i18n/i18n.ts';
import type { WithTicket } from './use-reply.ts';
import classes from './send-buttons.module.css';

type Props = {
  ticket: ConversationView['ticket'];
  isPending: boolean;
  /** False while there is nothing to send, or something still has to be done. */
  canSend: boolean;
  onSend: (given: WithTicket) => void;
};

const ICON = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;

/** Sends the reply alone; beside it, with what becomes of the open ticket in the same step. */
export function SendButtons({ ticket, isPending, canSend, onSend }: Props) {
  const ways = useWays(ticket);
  return (
    <div className={classes.send}>
      <Button
        type="submit"
        variant="primary"
        className={ways.length > 0 ? classes.first : undefined}
        aria-disabled={isPending || !canSend}
        trailing={<KeyHint keys={['Ctrl', '↵']} isOnFill />}
      >
        {t(isPending ? 'appConversations.reply.sending' : 'appConversations.reply.send')}
      </Button>
      {ticket !== null && ways.length > 0 && (
        <Menu position="top-end" offset={4} withInitialFocusPlaceholder={false}>
          <Menu.Target>
            <IconButton
              label={t('appReplies.send.more')}
              icon={<IconChevronDown {...ICON} />}
              className={classes.more}
              aria-disabled={isPending || !canSend}
            />
          </Menu.Target>
          <Menu.Dropdown>
            {ways.map((status) => (
              <Menu.Item
                key={status}
                leftSection={status === 'closed' ? <IconCircleCheck {...ICON} /> : <IconClock {...ICON} />}
                disabled={isPending || !canSend}
                onClick={() => onSend({ ticket, status })}
              >
                {t(`appReplies.send.${status}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}

/** What the user may do with the ticket while sending. */
function useWays(ticket: ConversationView['ticket']): WithTicket['status'][] {
  const mayUpdate = useMay('tickets.update');
  const mayClose = useMay('tickets.close');
  if (ticket === null || ticket.status === 'closed' || !mayUpdate) return [];
  return [
    ...(ticket.status === 'pending' ? [] : (['pending'] as const)),
    ...(mayClose ? (['closed'] as const) : []),
  ];
}
