/** The e-mail account of a channel: where it is read from and sent by. Passwords and tokens go in and never come out. */
import * as z from 'zod/mini';
import { ChannelId } from './ids.ts';
import { defineRoute } from './route.ts';
import { EmailAddress, Instant, line } from './values.ts';

/** `tls`: from the first byte; `starttls`: begun in the clear and refused unless it gets TLS; `none`: this machine only. */
export const MailSecurity = z.enum(['tls', 'starttls', 'none'], { error: 'Choose tls, starttls or none.' });
export type MailSecurity = z.infer<typeof MailSecurity>;

/** With passwords, or by consent given at a provider. */
export const MailSignIn = z.enum(['password', 'oauth'], { error: 'Choose password or oauth.' });
export type MailSignIn = z.infer<typeof MailSignIn>;

/** Whose consent is asked for; `other` brings its own addresses. */
export const MailProviderName = z.enum(['google', 'microsoft', 'other'], {
  error: 'Choose google, microsoft or other.',
});
export type MailProviderName = z.infer<typeof MailProviderName>;

/** Whom a new ticket of a channel is given to: nobody, one user, or whoever of some has the fewest open tickets. */
export const OwnerRuleKind = z.enum(['nobody', 'user', 'fewest'], {
  error: 'Choose nobody, user or fewest.',
});
export type OwnerRuleKind = z.infer<typeof OwnerRuleKind>;

/** How reading the mailboxes goes. */
const MailIntakeState = z.object({
  state: z.enum(['reading', 'failing']),
  /** What went wrong; null while it reads. */
  problem: z.nullable(z.string()),
  since: Instant,
  /** When it last looked without a fault; null for never. */
  readAt: z.nullable(Instant),
});

/** A name or an address, without scheme and port. */
export const MailHost = z
  .string({ error: 'Give the server’s name.' })
  .check(
    z.trim(),
    z.maxLength(253, { error: 'Shorten it to 253 characters or less.' }),
    z.regex(/^[\w.:-]+$/u, { error: 'Give the server’s name alone, such as imap.example.com.' }),
  );

export const MailPort = z
  .int({ error: 'Give a port, a whole number.' })
  .check(z.minimum(1, { error: 'Ports begin at 1.' }), z.maximum(65_535, { error: 'Ports end at 65535.' }));

export const MailUser = line(254);

export const MailPassword = z
  .string({ error: 'Give the password.' })
  .check(z.minLength(1, { error: 'Give the password.' }), z.maxLength(1024));

/** What is wrong with a server or what it was given. */
export const MailFault = z.object({
  /** Which setting to look at; `other`: none. */
  at: z.enum(['host', 'port', 'security', 'login', 'mailboxes', 'address', 'recipient', 'other']),
  /** What to do. */
  words: z.string(),
});
export type MailFault = z.infer<typeof MailFault>;

const Server = { host: z.string(), port: z.int(), security: MailSecurity, user: z.string() };
const ServerView = z.object({ ...Server, hasPassword: z.boolean() });

export const MailAccount = z.object({
  address: z.string(),
  displayName: z.string(),
  imap: ServerView,
  smtp: ServerView,
  signIn: MailSignIn,
  /** For `oauth`. */
  oauth: z.nullable(
    z.object({
      provider: MailProviderName,
      clientId: z.string(),
      hasClientSecret: z.boolean(),
      authorizeUrl: z.nullable(z.string()),
      tokenUrl: z.nullable(z.string()),
      scope: z.nullable(z.string()),
      /** True once somebody has consented. */
      isConnected: z.boolean(),
    }),
  ),
  mailboxes: z.array(z.string()),
  /** Null while nobody has looked yet. */
  intake: z.nullable(MailIntakeState),
});
export type MailAccount = z.infer<typeof MailAccount>;

const NewServer = z.strictObject({
  host: MailHost,
  port: MailPort,
  security: MailSecurity,
  user: MailUser,
  /** Absent: as it is, which the rest of the server then has to be too. */
  password: z.optional(MailPassword),
});

const Address = z.nullable(line(2000));

export const NewMailAccount = z.strictObject({
  address: EmailAddress,
  displayName: line(100),
  imap: NewServer,
  smtp: NewServer,
  signIn: z._default(MailSignIn, 'password'),
  oauth: z._default(
    z.nullable(
      z.strictObject({
        provider: MailProviderName,
        clientId: line(500),
        /** Absent: as it is, or none. */
        clientSecret: z.optional(MailPassword),
        /** For `other`; null: the provider's own. */
        authorizeUrl: z._default(Address, null),
        tokenUrl: z._default(Address, null),
        scope: z._default(Address, null),
      }),
    ),
    null,
  ),
  mailboxes: z._default(
    z.array(line(200)).check(z.minLength(1, { error: 'Name a mailbox.' }), z.maxLength(20)),
    () => ['INBOX'],
  ),
  /** Also takes in what is in the mailboxes already. Counts when the account is made; later it changes nothing. */
  takesOld: z._default(z.boolean(), false),
});
export type NewMailAccount = z.infer<typeof NewMailAccount>;

export const testMailAccount = defineRoute({
  method: 'POST',
  path: '/api/mail-tests',
  summary: 'Sign in to the servers of an account, saved or not, and say what is wrong with each',
  access: 'settings.manage',
  body: z.strictObject({
    /** Whose saved passwords count where none is given. */
    channelId: z.nullable(ChannelId),
    account: NewMailAccount,
  }),
  response: z.object({ imap: z.nullable(MailFault), smtp: z.nullable(MailFault) }),
  errors: ['unusable_value', 'too_many_requests'],
  limitPerMinute: 20,
});

export const startMailConsent = defineRoute({
  method: 'POST',
  path: '/api/channels/:channelId/consents',
  summary: 'Where to ask the provider for consent to a channel’s mailbox',
  access: 'settings.manage',
  params: z.object({ channelId: ChannelId }),
  response: z.object({ url: z.url() }),
  errors: ['not_found'],
});

export const finishMailConsent = defineRoute({
  method: 'POST',
  path: '/api/mail-consents',
  summary: 'Take the provider’s answer to a consent that the caller asked for',
  access: 'settings.manage',
  body: z.strictObject({ state: line(200), code: line(4000) }),
  response: z.object({ channelId: ChannelId }),
  errors: ['not_found', 'unusable_value'],
});
