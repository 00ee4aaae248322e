/** Answers kept ready: named texts with places for what differs, for oneself or for everyone. */
import * as z from 'zod/mini';
import { ReplyTemplateId } from './ids.ts';
import { defineRoute } from './route.ts';
import { UserSummary } from './users.ts';
import { Instant, line, paragraph, Version } from './values.ts';

/** What can be put into a template, written as `{{customer.name}}`. */
export const TEMPLATE_VARIABLES = [
  'customer.name',
  'customer.address',
  'ticket.number',
  'ticket.subject',
  'agent.name',
  'workspace.name',
] as const;

export const ReplyTemplate = z.object({
  id: ReplyTemplateId,
  name: z.string(),
  text: z.string(),
  /** False: only whoever made it has it. */
  isForEveryone: z.boolean(),
  /** Whether the asking user may change and delete it. */
  canChange: z.boolean(),
  changedAt: Instant,
  changedBy: z.nullable(UserSummary),
  version: Version,
});
export type ReplyTemplate = z.infer<typeof ReplyTemplate>;

const content = {
  /** Told apart whatever its case, among one's own and among everyone's. */
  name: line(100),
  text: paragraph(20_000).check(z.regex(/\S/, { error: 'Give some text; it is empty.' })),
  isForEveryone: z.boolean({ error: 'Say true for everyone, or false for yourself.' }),
};
const params = z.object({ templateId: ReplyTemplateId });

export const NewReplyTemplate = z.strictObject(content);
export type NewReplyTemplate = z.infer<typeof NewReplyTemplate>;

export const ReplyTemplateChange = z.strictObject({ ...content, version: Version });
export type ReplyTemplateChange = z.infer<typeof ReplyTemplateChange>;

export const listReplyTemplates = defineRoute({
  method: 'GET',
  path: '/api/reply-templates',
  summary: 'The caller’s own reply templates and those for everyone, by name',
  access: 'messages.reply',
  response: z.object({ items: z.array(ReplyTemplate) }),
  errors: [],
});

export const createReplyTemplate = defineRoute({
  method: 'POST',
  path: '/api/reply-templates',
  summary: 'Add a reply template; one for everyone needs settings.manage',
  access: 'messages.reply',
  body: NewReplyTemplate,
  response: ReplyTemplate,
  status: 201,
  errors: ['already_exists', 'unusable_value', 'idempotency_key_reused'],
  idempotent: true,
});

export const updateReplyTemplate = defineRoute({
  method: 'PUT',
  path: '/api/reply-templates/:templateId',
  summary: 'Change a reply template; what was sent with it stays as it was',
  access: 'messages.reply',
  params,
  body: ReplyTemplateChange,
  response: ReplyTemplate,
  errors: ['not_found', 'stale_version', 'already_exists', 'unusable_value'],
});

export const deleteReplyTemplate = defineRoute({
  method: 'DELETE',
  path: '/api/reply-templates/:templateId',
  summary: 'Delete a reply template',
  access: 'messages.reply',
  params,
  errors: ['not_found'],
});
