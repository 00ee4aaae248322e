import { app } from './app.ts';
import { appAccounts } from './app-accounts.ts';
import { appAudit } from './app-audit.ts';
import { appBroadcasts } from './app-broadcasts.ts';
import { appCalendars } from './app-calendars.ts';
import { appChannels } from './app-channels.ts';
import { appConversations } from './app-conversations.ts';
import { appReplies } from './app-replies.ts';
import { appDashboard } from './app-dashboard.ts';
import { appFiles } from './app-files.ts';
import { appLists } from './app-lists.ts';
import { appMail } from './app-mail.ts';
import { appNotifications } from './app-notifications.ts';
import { appOutlook } from './app-outlook.ts';
import { appPeople } from './app-people.ts';
import { appRecords } from './app-records.ts';
import { appSearch } from './app-search.ts';
import { appSentiment } from './app-sentiment.ts';
import { appSettings } from './app-settings.ts';
import { appSla } from './app-sla.ts';
import { appTicketLife } from './app-ticket-life.ts';
import { appTicketModule } from './app-ticket-module.ts';
import { appTicketWork } from './app-ticket-work.ts';
import { appTickets } from './app-tickets.ts';
import { appStatuses } from './app-statuses.ts';
import { appWebhooks } from './app-webhooks.ts';

/** The English words that only the companion's pages have, by feature. */
export const enApp = {
  app,
  appAccounts,
  appAudit,
  appBroadcasts,
  appCalendars,
  appChannels,
  appConversations,
  appReplies,
  appDashboard,
  appFiles,
  appLists,
  appMail,
  appNotifications,
  appOutlook,
  appPeople,
  appRecords,
  appSearch,
  appSentiment,
  appSettings,
  appSla,
  appTicketLife,
  appTicketModule,
  appTicketWork,
  appTickets,
  appStatuses,
  appWebhooks,
} as const;
