/** Which settings there are. Adding a page is adding a line here; navigation, tabs, titles and rights follow from it. */
import { type ComponentType, lazy } from 'react';
import type { Permission } from '#lib/contract/permissions.ts';
import type { appSettings } from '#lib/i18n/en/app-settings.ts';
import type { SettingsPageProps } from './settings-page-props.ts';

export type SettingsPage = {
  /** Address below `/settings/`. */
  path: string;
  group: keyof typeof appSettings.groups;
  /** Name in the navigation and title of the page; pages of one entry are its tabs. */
  entry: keyof typeof appSettings.entries;
  tab?: keyof typeof appSettings.tabs;
  /** Who may open it; null for everybody signed in. */
  permission: Permission | null;
  Page: ComponentType<SettingsPageProps>;
};

/** Every page, in the order of the navigation. */
export const SETTINGS_PAGES: readonly SettingsPage[] = [
  {
    path: 'ticket-module/fields',
    group: 'customisation',
    entry: 'ticketModule',
    tab: 'fields',
    permission: 'settings.manage',
    Page: lazy(async () => ({ default: (await import('./fields/fields-page.tsx')).FieldsPage })),
  },
  {
    path: 'ticket-module/pipelines',
    group: 'customisation',
    entry: 'ticketModule',
    tab: 'pipelines',
    permission: 'settings.manage',
    Page: lazy(async () => ({ default: (await import('./pipelines/pipelines-page.tsx')).PipelinesPage })),
  },
  {
    path: 'ticket-module/views',
    group: 'customisation',
    entry: 'ticketModule',
    tab: 'views',
    permission: 'settings.manage',
    Page: lazy(async () => ({ default: (await import('./views/views-page.tsx')).ViewsPage })),
  },
  {
    path: 'tickets/sla',
    group: 'customisation',
    entry: 'tickets',
    tab: 'sla',
    permission: 'settings.manage',
    Page: lazy(async () => ({ default: (await import('./sla/sla-page.tsx')).SlaPage })),
  },
  {
    path: 'tickets/calendars',
    group: 'customisation',
    entry: 'tickets',
    tab: 'calendars',
    permission: 'settings.manage',
    Page: lazy(async () => ({ default: (await import('./calendars/calendars-page.tsx')).CalendarsPage })),
  },
  {
    path: 'conversations',
    group: 'customisation',
    entry: 'conversation',
    tab: 'ticketCreation',
    permission: 'settings.manage',
    Page: lazy(async () => ({
      default: (await import('./conversations/conversation-settings-page.tsx')).ConversationSettingsPage,
    })),
  },
  {
    path: 'conversations/templates',
    group: 'customisation',
    entry: 'conversation',
    tab: 'replyTemplates',
    permission: 'messages.reply',
    Page: lazy(async () => ({
      default: (await import('./reply-templates/reply-templates-page.tsx')).ReplyTemplatesPage,
    })),
  },
  {
    path: 'conversations/sentiment',
    group: 'customisation',
    entry: 'conversation',
    tab: 'sentiment',
    permission: 'settings.manage',
    Page: lazy(async () => ({ default: (await import('./sentiment/sentiment-page.tsx')).SentimentPage })),
  },
  {
    path: 'channels',
    group: 'integration',
    entry: 'channel',
    permission: 'settings.manage',
    Page: lazy(async () => ({ default: (await import('./channels/channels-page.tsx')).ChannelsPage })),
  },
  {
    path: 'outgoing-mail',
    group: 'integration',
    entry: 'outgoingMail',
    permission: 'settings.manage',
    Page: lazy(async () => ({ default: (await import('./mail/outgoing-mail-page.tsx')).OutgoingMailPage })),
  },
  {
    path: 'outlook',
    group: 'integration',
    entry: 'outlook',
    permission: 'settings.manage',
    Page: lazy(async () => ({ default: (await import('./outlook/outlook-page.tsx')).OutlookPage })),
  },
  {
    path: 'user-status',
    group: 'customisation',
    entry: 'userStatus',
    permission: 'settings.manage',
    Page: lazy(async () => ({
      default: (await import('./user-statuses/user-statuses-page.tsx')).UserStatusesPage,
    })),
  },
  {
    path: 'manage-users/users',
    group: 'manageUsers',
    entry: 'users',
    permission: 'users.manage',
    Page: lazy(async () => ({ default: (await import('./manage-users/users-page.tsx')).UsersPage })),
  },
  {
    path: 'manage-users/teams',
    group: 'manageUsers',
    entry: 'teams',
    permission: 'users.manage',
    Page: lazy(async () => ({ default: (await import('./manage-users/teams-page.tsx')).TeamsPage })),
  },
  {
    path: 'manage-users/profiles',
    group: 'manageUsers',
    entry: 'profiles',
    permission: 'users.manage',
    Page: lazy(async () => ({ default: (await import('./manage-users/profiles-page.tsx')).ProfilesPage })),
  },
  {
    path: 'api/keys',
    group: 'integration',
    entry: 'api',
    tab: 'apiKeys',
    permission: null,
    Page: lazy(async () => ({ default: (await import('./api-keys/api-keys-page.tsx')).ApiKeysPage })),
  },
  {
    path: 'audit',
    group: 'workspace',
    entry: 'audit',
    permission: 'audit.read',
    Page: lazy(async () => ({ default: (await import('./audit/audit-page.tsx')).AuditPage })),
  },
  {
    path: 'api/webhooks',
    group: 'integration',
    entry: 'api',
    tab: 'webhooks',
    permission: 'settings.manage',
    Page: lazy(async () => ({ default: (await import('./webhooks/webhooks-page.tsx')).WebhooksPage })),
  },
  {
    path: 'account',
    group: 'account',
    entry: 'account',
    tab: 'account',
    permission: null,
    Page: lazy(async () => ({ default: (await import('./account/account-page.tsx')).AccountPage })),
  },
  {
    path: 'account/notifications',
    group: 'account',
    entry: 'account',
    tab: 'notifications',
    permission: null,
    Page: lazy(async () => {
      const { NotificationSettingsPage } =
        await import('#components/notifications/notification-settings-page.tsx');
      return { default: NotificationSettingsPage };
    }),
  },
];

/** The page at an address below `/settings/`, with what the address has after it; the longest path that fits is the page. */
export function findSettingsPage(address: string): { page: SettingsPage; rest: string } | null {
  const page = SETTINGS_PAGES.filter(({ path }) => address === path || address.startsWith(`${path}/`))
    .toSorted((one, other) => other.path.length - one.path.length)
    .at(0);
  return page === undefined ? null : { page, rest: address.slice(page.path.length + 1) };
}
