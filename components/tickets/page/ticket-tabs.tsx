import { Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react';
import { Skeleton, SkeletonBar } from '#components/ui/skeleton.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { TicketAside } from './aside/ticket-aside.tsx';
import { Comments } from './comments/comments.tsx';
import { Conversation } from './conversation/conversation.tsx';
import { useTicketOnPage } from './edits-context.ts';
import { Files } from './files/files.tsx';
import { TicketTab } from './ticket-tab.ts';
import { TimelineTab } from './timeline/timeline-tab.tsx';
import { progressOf } from './checklists/checklist-state.ts';
import classes from './ticket-tabs.module.css';

const route = getRouteApi('/shell/tickets/$number');

const Checklists = lazy(async () => ({ default: (await import('./checklists/checklists.tsx')).Checklists }));

type Props = {
  /** True where the properties have no column of their own. */
  hasDetails: boolean;
};

/** Conversation, comments, checklists, timeline; which one is open stands in the address. */
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
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Where it is narrow the tabs scroll, and the open one may stand outside.
    const shown = list.current?.querySelector(`[id$="-tab-${open}"]`);
    shown?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [open]);
  const steps = progressOf(ticket.checklists.flatMap(({ items }) => items));
  const messages = ticket.conversation?.messages.length;
  return (
    <Tabs value={open} onChange={handleChange} className={classes.tabs} keepMounted={false}>
      <Tabs.List ref={list} aria-label={t('appTickets.page.tabs')} className={classes.list}>
        <Tab value="conversation" label={t('appTickets.page.conversation')} count={messages} />
        {hasDetails && <Tab value="details" label={t('appTickets.page.details')} />}
        <Tab value="comments" label={t('tickets.comments')} count={ticket.comments.length} />
        <Tab
          value="checklist"
          label={t('appTicketWork.checklist')}
          count={steps.count === 0 ? undefined : t('appTicketWork.progress', steps)}
        />
        <Tab value="timeline" label={t('tickets.timeline')} count={ticket.timeline.length} />
        <Tab
          value="files"
          label={t('appTicketLife.files.title')}
          count={ticket.attachments.length === 0 ? undefined : ticket.attachments.length}
        />
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
      <Panel value="checklist">
        <Suspense fallback={<Waiting />}>
          <Checklists />
        </Suspense>
      </Panel>
      <Panel value="timeline">
        <TimelineTab />
      </Panel>
      <Panel value="files">
        <Files />
      </Panel>
    </Tabs>
  );
}

function Tab({
  value,
  label,
  count,
}: {
  value: TicketTab;
  label: string;
  count?: number | string | undefined;
}) {
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

function Waiting() {
  return (
    <Skeleton label={t('app.loading')}>
      <SkeletonBar width="40%" />
    </Skeleton>
  );
}
