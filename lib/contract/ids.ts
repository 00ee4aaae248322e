/** Branded ids: all are UUIDs on the wire, and the brand keeps a stage id from being passed as a pipeline id. */
import * as z from 'zod/mini';

// @__NO_SIDE_EFFECTS__
function id<Brand extends string>(brand: Brand) {
  return z
    .uuid({ error: 'Give the id as a UUID.' })
    .check(z.describe(`Id of a ${brand}`))
    .brand<Brand>();
}

export const TicketId = id('ticket');
export type TicketId = z.infer<typeof TicketId>;

export const PipelineId = id('pipeline');
export type PipelineId = z.infer<typeof PipelineId>;

export const StageId = id('stage');
export type StageId = z.infer<typeof StageId>;

export const RecordId = id('record');
export type RecordId = z.infer<typeof RecordId>;

export const UserId = id('user');
export type UserId = z.infer<typeof UserId>;

export const FieldId = id('field');
export type FieldId = z.infer<typeof FieldId>;

export const CommentId = id('comment');
export type CommentId = z.infer<typeof CommentId>;

export const ConversationId = id('conversation');
export type ConversationId = z.infer<typeof ConversationId>;

export const MessageId = id('message');
export type MessageId = z.infer<typeof MessageId>;

export const RefusedMailId = id('refused mail');
export type RefusedMailId = z.infer<typeof RefusedMailId>;

export const EventId = id('event');
export type EventId = z.infer<typeof EventId>;

export const ProfileId = id('profile');
export type ProfileId = z.infer<typeof ProfileId>;

export const TeamId = id('team');
export type TeamId = z.infer<typeof TeamId>;

export const SessionId = id('session');
export type SessionId = z.infer<typeof SessionId>;

export const InvitationId = id('invitation');
export type InvitationId = z.infer<typeof InvitationId>;

export const ApiKeyId = id('API key');
export type ApiKeyId = z.infer<typeof ApiKeyId>;

export const ChecklistId = id('checklist');
export type ChecklistId = z.infer<typeof ChecklistId>;

export const ChecklistItemId = id('checklist item');
export type ChecklistItemId = z.infer<typeof ChecklistItemId>;

export const NotificationId = id('notification');
export type NotificationId = z.infer<typeof NotificationId>;

export const ViewId = id('view');
export type ViewId = z.infer<typeof ViewId>;

export const RecordImportId = id('record import');
export type RecordImportId = z.infer<typeof RecordImportId>;

export const WebhookId = id('webhook');
export type WebhookId = z.infer<typeof WebhookId>;

export const WebhookDeliveryId = id('webhook delivery');
export type WebhookDeliveryId = z.infer<typeof WebhookDeliveryId>;

export const AuditEntryId = id('audit entry');
export type AuditEntryId = z.infer<typeof AuditEntryId>;
export const AttachmentId = id('file');
export type AttachmentId = z.infer<typeof AttachmentId>;

export const CalendarId = id('calendar');
export type CalendarId = z.infer<typeof CalendarId>;

export const SlaTermsId = id('copy of an SLA policy');
export type SlaTermsId = z.infer<typeof SlaTermsId>;

export const ChannelId = id('channel');
export type ChannelId = z.infer<typeof ChannelId>;

export const UserStatusId = id('user status');
export type UserStatusId = z.infer<typeof UserStatusId>;

export const ReassignmentId = id('reassignment');
export type ReassignmentId = z.infer<typeof ReassignmentId>;

export const OutgoingMailId = id('mail');
export type OutgoingMailId = z.infer<typeof OutgoingMailId>;
export const ConversationSessionId = id('session of a conversation');
export type ConversationSessionId = z.infer<typeof ConversationSessionId>;

export const MessageAttachmentId = id('file of a message');
export type MessageAttachmentId = z.infer<typeof MessageAttachmentId>;

export const ReplyTemplateId = id('reply template');
export type ReplyTemplateId = z.infer<typeof ReplyTemplateId>;

export const BroadcastId = id('broadcast');
export type BroadcastId = z.infer<typeof BroadcastId>;
