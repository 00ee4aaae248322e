import { Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useNow } from '#components/app/use-now.ts';
import { t } from '#lib/i18n/i18n.ts';
import { Timeline } from '../timeline.tsx';
import { TicketAside } from './aside/ticket-aside.tsx';
import { Comments } from './comments.tsx';
import { Conversation } from './conversation/conversation.tsx';
import { useTicketOnPage } from './edits-context.ts';
import { TicketTab } from './ticket-tab.ts';
import classes from './ticket-tabs.module.css';

const route = getRouteApi('/shell/tickets/$number');

type Props = {
  /** True where the properties have no column of their own. */
  hasDetails: boolean;
};

/** Conversation, comments and timeline; which one is open stands in the address. */
export function TicketTabs({ hasDetails }: Props) {
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  const { ticket } = useTicketOnPage();
  const open = tab === 'details' && !hasDetails ? 'conversation' : (tab ?? 'conversation');
  const handleChange = (next: string | null) =>
    void navigate({
      search: { tab: next === 'conversation' ? undefined : TicketTab.parse(next) },
      replace: true,
    });
  const now = useNow();
  const messages = ticket.conversation?.messages.length;
  return (
    <Tabs value={open} onChange={handleChange} className={classes.tabs} keepMounted={false}>
      <Tabs.List aria-label={t('appTickets.page.tabs')} className={classes.list}>
        <Tab value="conversation" label={t('appTickets.page.conversation')} count={messages} />
        {hasDetails && <Tab value="details" label={t('appTickets.page.details')} />}
        <Tab value="comments" label={t('tickets.comments')} count={ticket.comments.length} />
        <Tab value="timeline" label={t('tickets.timeline')} count={ticket.timeline.length} />
      </Tabs.List>
      <Panel value="conversation">
        <Conversation />
      </Panel>
      {hasDetails && (
        <Tabs.Panel value="details" className={classes.details}>
          <TicketAside />
        </Tabs.Panel>
      )}
      <Panel value="comments">
        <Comments />
      </Panel>
      <Panel value="timeline">
        <Timeline events={ticket.timeline} now={now} />
      </Panel>
    </Tabs>
  );
}

function Tab({ value, label, count }: { value: TicketTab; label: string; count?: number | undefined }) {
  return (
    <Tabs.Tab value={value}>
      {label} {count !== undefined && <span className={classes.count}>{count}</span>}
    </Tabs.Tab>
  );
}

function Panel({ value, children }: { value: TicketTab; children: ReactNode }) {
  return (
    <Tabs.Panel value={value} className={classes.panel}>
      {children}
    </Tabs.Panel>
  );
}
