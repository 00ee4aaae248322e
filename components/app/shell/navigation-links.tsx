import {
  IconBriefcase,
  IconBuilding,
  IconChartBar,
  IconChecklist,
  IconMessages,
  IconSettings,
  IconTarget,
  IconTicket,
  IconUser,
} from '@tabler/icons-react';
import { Link, type LinkProps, useMatchRoute } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSettingsNavigation } from '#components/settings/use-settings-navigation.ts';
import { TICKET_VIEWS } from '#components/tickets/list/ticket-views.ts';
import { useTicketCountWords } from '#components/tickets/list/use-ticket-count.ts';
import type { TicketListSearch } from '#components/tickets/list/ticket-list-search.ts';
import { useTicketObstacle } from '#components/tickets/use-ticket-obstacle.ts';
import { t } from '#lib/i18n/i18n.ts';
import { useMay } from '../session.ts';
import classes from './navigation-links.module.css';

const ICON = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;

/** The pages there are, with the ticket views and how many tickets each holds. */
export function NavigationLinks() {
  const maySeeTickets = useTicketObstacle() === null;
  const isOnTicket = useMatchRoute()({ to: '/tickets/$number' }) !== false;
  const mayReadMessages = useMay('messages.read');
  const mayReadRecords = useMay('records.read');
  const mayReadDashboard = useMay('dashboard.read');
  const hasSettings = useSettingsNavigation().length > 0;
  return (
    <ul className={classes.list}>
      <Item to="/tickets" icon={<IconTicket {...ICON} />} isHeld={isOnTicket}>
        {t('app.tickets')}
      </Item>
      {maySeeTickets && <ViewLinks />}
      {mayReadMessages && (
        <Item to="/conversations" icon={<IconMessages {...ICON} />} isHighlighting>
          {t('appConversations.title')}
        </Item>
      )}
      {mayReadRecords && <RecordLinks />}
      {mayReadDashboard && (
        <Item to="/dashboard" icon={<IconChartBar {...ICON} />} isHighlighting>
          {t('appDashboard.title')}
        </Item>
      )}
      {hasSettings && <SettingsLink />}
    </ul>
  );
}

function ViewLinks() {
  return (
    <li>
      <ul className={classes.views}>
        {TICKET_VIEWS.map((view) => (
          <View key={view.name} label={t(`app.views.${view.name}`)} search={view.search} />
        ))}
      </ul>
    </li>
  );
}

function RecordLinks() {
  return (
    <li>
      <p className={classes.head} id="nav-records">
        {t('app.records')}
      </p>
      <ul className={classes.list} aria-labelledby="nav-records">
        <Item to="/contacts" icon={<IconUser {...ICON} />} isHighlighting>
          {t('app.contacts')}
        </Item>
        <Item to="/leads" icon={<IconTarget {...ICON} />} isHighlighting>
          {t('app.leads')}
        </Item>
        <Item to="/accounts" icon={<IconBuilding {...ICON} />} isHighlighting>
          {t('app.accounts')}
        </Item>
        <Item to="/opportunities" icon={<IconBriefcase {...ICON} />} isHighlighting>
          {t('app.opportunities')}
        </Item>
        <Item to="/tasks" icon={<IconChecklist {...ICON} />} isHighlighting>
          {t('appRecords.task')}
        </Item>
      </ul>
    </li>
  );
}

function SettingsLink() {
  return (
    <li>
      <ul className={classes.last}>
        <Item to="/settings" icon={<IconSettings {...ICON} />} isHighlighting>
          {t('app.settings')}
        </Item>
      </ul>
    </li>
  );
}

type ItemProps = {
  to: NonNullable<LinkProps['to']>;
  icon: ReactNode;
  children: ReactNode;
  /** Highlights while its page is open. */
  isHighlighting?: boolean;
  /** Highlights now, whatever page is open. */
  isHeld?: boolean;
};

function Item({ to, icon, children, isHighlighting = false, isHeld = false }: ItemProps) {
  return (
    <li>
      <Link to={to} className={classes.item} data-highlighting={isHighlighting} data-held={isHeld}>
        {icon}
        {children}
      </Link>
    </li>
  );
}

function View({ label, search }: { label: string; search: TicketListSearch }) {
  const count = useTicketCountWords(search);
  return (
    <li>
      <Link
        to="/tickets"
        search={search}
        activeOptions={{ exact: true, includeSearch: true }}
        className={classes.view}
        data-highlighting
      >
        {label}
        {count !== undefined && <span className={classes.count}>{count}</span>}
      </Link>
    </li>
  );
}
