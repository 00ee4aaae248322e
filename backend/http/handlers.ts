/** What serves each route; the type makes a route without a handler, or a handler without a route, a compile error. */
import type { RouteName } from '#lib/contract/routes.ts';
import type { HandlersOf } from './handler.ts';
import { broadcastHandlers } from './routes/broadcasts.ts';
import { bulkEditHandlers } from './routes/bulk-edits.ts';
import { channelHandlers } from './routes/channels.ts';
import { conversationChannelHandlers } from './routes/conversation-channels.ts';
import { conversationHandlers } from './routes/conversations.ts';
import { slaPreviewHandlers } from './routes/sla-previews.ts';
import { calendarHandlers } from './routes/calendars.ts';
import { outlookAddInHandlers } from './routes/outlook-add-in.ts';
import { countryHolidayHandlers } from './routes/country-holidays.ts';
import { changeHandlers } from './routes/changes.ts';
import { attachmentHandlers } from './routes/attachments.ts';
import { checklistHandlers } from './routes/checklists.ts';
import { followerHandlers } from './routes/followers.ts';
import { notificationHandlers } from './routes/notifications.ts';
import { commentHandlers } from './routes/comments.ts';
import { dashboardHandlers } from './routes/dashboard.ts';
import { auditHandlers } from './routes/audit.ts';
import { fieldHandlers } from './routes/fields.ts';
import { accountHandlers } from './routes/accounts.ts';
import { accountSessionHandlers } from './routes/account-sessions.ts';
import { apiKeyHandlers } from './routes/api-keys.ts';
import { invitationHandlers } from './routes/invitations.ts';
import { memberHandlers } from './routes/members.ts';
import { passwordResetHandlers } from './routes/password-resets.ts';
import { profileHandlers } from './routes/profiles.ts';
import { providerHandlers } from './routes/providers.ts';
import { teamHandlers } from './routes/teams.ts';
import { twoFactorHandlers } from './routes/two-factor.ts';
import { conversationSettingsHandlers } from './routes/conversation-settings.ts';
import { messageHandlers } from './routes/messages.ts';
import { visibilityHandlers } from './routes/visibility.ts';
import { pipelineHandlers } from './routes/pipelines.ts';
import { recordImportHandlers } from './routes/record-imports.ts';
import { recordUpsertHandlers } from './routes/record-upserts.ts';
import { mailAccountHandlers } from './routes/mail-accounts.ts';
import { mailSettingHandlers } from './routes/mail-settings.ts';
import { recordHandlers } from './routes/records.ts';
import { searchHandlers } from './routes/search.ts';
import { replyHandlers } from './routes/replies.ts';
import { threadRowHandlers } from './routes/thread-rows.ts';
import { slaHandlers } from './routes/sla.ts';
import { sentimentSettingHandlers } from './routes/sentiment-settings.ts';
import { sentimentHandlers } from './routes/sentiment.ts';
import { ticketClockHandlers } from './routes/ticket-clocks.ts';
import { sessionHandlers } from './routes/sessions.ts';
import { threadHandlers } from './routes/threads.ts';
import { ticketCopyHandlers } from './routes/ticket-copies.ts';
import { ticketExportHandlers } from './routes/ticket-exports.ts';
import { ticketLifeHandlers } from './routes/ticket-life.ts';
import { ticketHandlers } from './routes/tickets.ts';
import { replyFileHandlers } from './routes/reply-files.ts';
import { replyTemplateHandlers } from './routes/reply-templates.ts';
import { userStatusHandlers } from './routes/user-statuses.ts';
import { userHandlers } from './routes/users.ts';
import { reassignmentHandlers } from './routes/reassignments.ts';
import { personHandlers } from './routes/people.ts';
import { viewHandlers } from './routes/views.ts';
import { refusedMailHandlers } from './routes/refused-mails.ts';
import { webhookHandlers } from './routes/webhooks.ts';

/** One handler a route. */
export const HANDLERS: HandlersOf<RouteName> = {
  ...sessionHandlers,
  ...broadcastHandlers,
  ...conversationChannelHandlers,
  ...mailAccountHandlers,
  ...mailSettingHandlers,
  ...userHandlers,
  ...accountHandlers,
  ...accountSessionHandlers,
  ...apiKeyHandlers,
  ...invitationHandlers,
  ...memberHandlers,
  ...passwordResetHandlers,
  ...profileHandlers,
  ...providerHandlers,
  ...teamHandlers,
  ...twoFactorHandlers,
  ...conversationSettingsHandlers,
  ...messageHandlers,
  ...visibilityHandlers,
  ...pipelineHandlers,
  ...fieldHandlers,
  ...threadHandlers,
  ...ticketHandlers,
  ...ticketCopyHandlers,
  ...ticketLifeHandlers,
  ...attachmentHandlers,
  ...bulkEditHandlers,
  ...viewHandlers,
  ...recordHandlers,
  ...recordUpsertHandlers,
  ...recordImportHandlers,
  ...ticketExportHandlers,
  ...changeHandlers,
  ...checklistHandlers,
  ...followerHandlers,
  ...notificationHandlers,
  ...searchHandlers,
  ...commentHandlers,
  ...dashboardHandlers,
  ...auditHandlers,
  ...personHandlers,
  ...refusedMailHandlers,
  ...webhookHandlers,
  ...calendarHandlers,
  ...countryHolidayHandlers,
  ...outlookAddInHandlers,
  ...slaHandlers,
  ...ticketClockHandlers,
  ...sentimentHandlers,
  ...sentimentSettingHandlers,
  ...replyHandlers,
  ...threadRowHandlers,
  ...replyFileHandlers,
  ...replyTemplateHandlers,
  ...userStatusHandlers,
  ...reassignmentHandlers,
  ...slaPreviewHandlers,
  ...channelHandlers,
  ...conversationHandlers,
};
