/** Every route of the companion. Server, client, OpenAPI document and access matrix all start from this list. */
import { readMailSetting, retryMails, sendTestMail, updateMailSetting } from './mail-settings.ts';
import { createCalendar, deleteCalendar, listCalendars, updateCalendar } from './calendars.ts';
import { CONVERSATION_ROUTES } from './conversation-routes.ts';
import { previewSla } from './sla-previews.ts';
import { listCountries, listCountryHolidays } from './country-holidays.ts';
import { readOutlookAddIn } from './outlook-add-in.ts';
import { readSlaPolicy, updateSlaPolicy } from './sla.ts';
import { noteReplies } from './replies.ts';
import { readThreadRows } from './thread-rows.ts';
import { readSentimentSetting, trySentimentEndpoint, updateSentimentSetting } from './sentiment-settings.ts';
import { readTicketSentiment } from './sentiment.ts';
import { markResponded, readTicketSla } from './ticket-clocks.ts';
import { readAccount, renameAccount, changePassword } from './accounts.ts';
import {
  listSessions,
  endSession,
  endSessions,
  listMemberSessions,
  endMemberSessions,
} from './account-sessions.ts';
import { listApiKeys, createApiKey, revokeApiKey } from './api-keys.ts';
import {
  listInvitations,
  createInvitation,
  renewInvitation,
  revokeInvitation,
  readInvitation,
  acceptInvitation,
} from './invitations.ts';
import { listMembers, updateMember, deactivateMember, reactivateMember } from './members.ts';
import { makePasswordReset, readPasswordReset, resetPassword } from './password-resets.ts';
import { listProfiles, createProfile, updateProfile, deleteProfile } from './profiles.ts';
import { listProviders, startProviderSignIn } from './providers.ts';
import { listTeams, createTeam, updateTeam, deleteTeam } from './teams.ts';
import {
  startTwoFactor,
  confirmTwoFactor,
  endTwoFactor,
  makeBackupCodes,
  resetTwoFactor,
} from './two-factor.ts';
import { createView, deleteView, listViewDefaults, listViews, setViewDefault, updateView } from './views.ts';
import { readVisibility, updateVisibility } from './visibility.ts';
import { listAuditEntries } from './audit.ts';
import { readDashboard, readSlaDashboard } from './dashboard.ts';
import { search } from './search.ts';
import { editTickets } from './bulk-edits.ts';
import { addAttachment, readAttachment, removeAttachment } from './attachments.ts';
import { watchChanges } from './changes.ts';
import {
  addChecklist,
  addChecklistItem,
  removeChecklist,
  removeChecklistItem,
  updateChecklist,
  updateChecklistItem,
} from './checklists.ts';
import { followTicket, listViewers } from './followers.ts';
import {
  listNotifications,
  readNotifications,
  readNotificationSettings,
  updateNotificationSettings,
} from './notifications.ts';
import { createField, listFieldDetails, listFields, updateField } from './fields.ts';
import {
  createPipeline,
  listPipelineDetails,
  listPipelines,
  removeStage,
  updatePipeline,
} from './pipelines.ts';
import {
  createRecordImport,
  exportRefusedRows,
  listRecordImports,
  readRecordImport,
  startRecordImport,
  stopRecordImport,
} from './record-imports.ts';
import { upsertRecord, upsertRecords } from './record-upserts.ts';
import { addRecordEmail, createRecord, listRecords, readRecord, updateRecord } from './records.ts';
import {
  decideDevice,
  pollDevice,
  readCompanion,
  setUp,
  finishSignIn,
  signIn,
  signOut,
  startDevice,
} from './sessions.ts';
import { readThreadContext } from './threads.ts';
import { exportTickets } from './ticket-exports.ts';
import { cloneTicket, createFollowUp } from './ticket-copies.ts';
import { deleteTicket, listDeletedTickets, markSpam, mergeTicket, restoreTicket } from './ticket-life.ts';
import { createComment } from './comments.ts';
import { createTicket, linkThread, listTickets, readTicket, undoCreate, updateTicket } from './tickets.ts';
import { listUsers, readMe } from './users.ts';
import {
  createWebhook,
  deleteWebhook,
  listWebhookDeliveries,
  listWebhooks,
  resendWebhookDelivery,
  testWebhook,
  updateWebhook,
} from './webhooks.ts';
import { chooseStatus, listReassignments, previewReassignment, readMyStatus } from './reassignments.ts';
import { createUserStatus, deleteUserStatus, listUserStatuses, updateUserStatus } from './user-statuses.ts';
import { erasePerson, exportPerson, readPerson } from './people.ts';

export const ROUTES = {
  readCompanion,
  setUp,
  signIn,
  finishSignIn,
  signOut,
  startDevice,
  pollDevice,
  decideDevice,
  readMe,
  listUsers,
  readAccount,
  renameAccount,
  changePassword,
  listSessions,
  endSession,
  endSessions,
  listMemberSessions,
  endMemberSessions,
  listApiKeys,
  createApiKey,
  revokeApiKey,
  listInvitations,
  createInvitation,
  renewInvitation,
  revokeInvitation,
  readInvitation,
  acceptInvitation,
  listMembers,
  updateMember,
  deactivateMember,
  reactivateMember,
  makePasswordReset,
  readPasswordReset,
  resetPassword,
  listProfiles,
  createProfile,
  updateProfile,
  deleteProfile,
  listProviders,
  startProviderSignIn,
  listTeams,
  createTeam,
  updateTeam,
  deleteTeam,
  startTwoFactor,
  confirmTwoFactor,
  endTwoFactor,
  makeBackupCodes,
  resetTwoFactor,
  readVisibility,
  updateVisibility,
  ...CONVERSATION_ROUTES,
  listPipelines,
  listPipelineDetails,
  createPipeline,
  updatePipeline,
  removeStage,
  listFields,
  listFieldDetails,
  createField,
  updateField,
  readThreadContext,
  noteReplies,
  readThreadRows,
  createTicket,
  readTicket,
  listTickets,
  updateTicket,
  undoCreate,
  createComment,
  linkThread,
  cloneTicket,
  createFollowUp,
  deleteTicket,
  listDeletedTickets,
  restoreTicket,
  mergeTicket,
  markSpam,
  addAttachment,
  readAttachment,
  removeAttachment,
  editTickets,
  listViews,
  createView,
  updateView,
  deleteView,
  listViewDefaults,
  setViewDefault,
  createRecord,
  readRecord,
  listRecords,
  addRecordEmail,
  updateRecord,
  upsertRecord,
  upsertRecords,
  createRecordImport,
  listRecordImports,
  readRecordImport,
  startRecordImport,
  stopRecordImport,
  exportRefusedRows,
  exportTickets,
  watchChanges,
  addChecklist,
  updateChecklist,
  removeChecklist,
  addChecklistItem,
  updateChecklistItem,
  removeChecklistItem,
  followTicket,
  listViewers,
  listNotifications,
  readNotifications,
  readNotificationSettings,
  updateNotificationSettings,
  search,
  readDashboard,
  readSlaDashboard,
  listAuditEntries,
  readPerson,
  exportPerson,
  erasePerson,
  listWebhooks,
  createWebhook,
  updateWebhook,
  deleteWebhook,
  listWebhookDeliveries,
  testWebhook,
  resendWebhookDelivery,
  listCalendars,
  createCalendar,
  updateCalendar,
  deleteCalendar,
  listCountries,
  readOutlookAddIn,
  listCountryHolidays,
  readSlaPolicy,
  previewSla,
  updateSlaPolicy,
  readTicketSla,
  readTicketSentiment,
  readSentimentSetting,
  updateSentimentSetting,
  trySentimentEndpoint,
  markResponded,
  listUserStatuses,
  createUserStatus,
  updateUserStatus,
  deleteUserStatus,
  readMyStatus,
  chooseStatus,
  previewReassignment,
  listReassignments,
  readMailSetting,
  updateMailSetting,
  sendTestMail,
  retryMails,
} as const;

export type RouteName = keyof typeof ROUTES;
