/** How the workspace sends mail of its own: invitations, new passwords, notifications. */
import * as z from 'zod/mini';
import { OutgoingMailId } from './ids.ts';
import { MailFault, MailSecurity, MailHost, MailPort, MailUser, MailPassword } from './mail-accounts.ts';
import { defineRoute } from './route.ts';
import { EmailAddress, Instant, Version, line } from './values.ts';

export const MailSetting = z.object({
  /** As which it sends. */
  address: EmailAddress,
  displayName: z.string(),
  smtp: z.object({
    host: z.string(),
    port: z.int(),
    security: MailSecurity,
    /** Null for a server that asks for none. */
    user: z.nullable(z.string()),
    /** The password itself never comes out. */
    hasPassword: z.boolean(),
  }),
  version: Version,
});
export type MailSetting = z.infer<typeof MailSetting>;

/** A mail that did not reach its receiver's server. */
export const UnsentMail = z.object({
  id: OutgoingMailId,
  purpose: z.enum([
    'reply',
    'broadcast',
    'invitation',
    'password-reset',
    'notification',
    'escalation',
    'test',
  ]),
  to: z.string(),
  /** `kept`: there is nothing to send by; `waiting`: is tried again. */
  state: z.enum(['waiting', 'kept', 'failed']),
  /** What was wrong the last time; null when nothing was. */
  problem: z.nullable(z.string()),
  createdAt: Instant,
});
export type UnsentMail = z.infer<typeof UnsentMail>;

const OutgoingMailState = z.object({
  /** Null while there is none: mail is kept then. */
  setting: z.nullable(MailSetting),
  waiting: z.int(),
  kept: z.int(),
  failed: z.int(),
  /** The latest 50 that are kept, failed, or wait after a failure, newest first. */
  items: z.array(UnsentMail),
});
export type OutgoingMailState = z.infer<typeof OutgoingMailState>;

export const NewMailSetting = z.strictObject({
  /** Of the setting as it was read; 0 for the first. */
  version: z
    .int({ error: 'Give the version you last read, or 0 for the first.' })
    .check(z.minimum(0), z.maximum(2_147_483_647)),
  address: EmailAddress,
  displayName: line(100),
  smtp: z.strictObject({
    host: MailHost,
    port: MailPort,
    security: MailSecurity,
    user: z.nullable(MailUser),
    /** Absent: as it is, which server and user then have to be too. */
    password: z.optional(MailPassword),
  }),
});
export type NewMailSetting = z.infer<typeof NewMailSetting>;

export const readMailSetting = defineRoute({
  method: 'GET',
  path: '/api/mail-setting',
  summary: 'How the workspace sends mail, and what was not sent',
  access: 'settings.manage',
  response: OutgoingMailState,
  errors: [],
});

export const updateMailSetting = defineRoute({
  method: 'PUT',
  path: '/api/mail-setting',
  summary: 'Set how the workspace sends mail; what was kept is sent',
  access: 'settings.manage',
  body: NewMailSetting,
  response: OutgoingMailState,
  errors: ['stale_version', 'unusable_value'],
});

export const sendTestMail = defineRoute({
  method: 'POST',
  path: '/api/mail-setting/tests',
  summary: 'Send a test mail to the caller by the saved setting; answers how it went',
  access: 'settings.manage',
  response: z.object({ to: z.string(), fault: z.nullable(MailFault) }),
  errors: ['not_found', 'too_many_requests'],
  limitPerMinute: 10,
});

export const retryMails = defineRoute({
  method: 'POST',
  path: '/api/mail-setting/retries',
  summary: 'Try again what failed or was kept',
  access: 'settings.manage',
  response: z.object({ count: z.int() }),
  errors: [],
});
