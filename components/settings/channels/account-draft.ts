/** The account of an e-mail channel while it is edited. */
import type { z } from 'zod';
import type {
  MailAccount,
  MailProviderName,
  MailSignIn,
  NewMailAccount,
} from '#lib/contract/mail-accounts.ts';
import { serverDraftOf, toServer, type ServerDraft } from '../mail/server-draft.ts';

export type AccountDraft = {
  address: string;
  displayName: string;
  imap: ServerDraft;
  smtp: ServerDraft;
  signIn: MailSignIn;
  provider: MailProviderName;
  clientId: string;
  /** Empty: as it is. */
  clientSecret: string;
  authorizeUrl: string;
  tokenUrl: string;
  scope: string;
  mailboxes: string;
  /** For a new account. */
  takesOld: boolean;
};

const NO_ACCOUNT: AccountDraft = {
  address: '',
  displayName: '',
  imap: serverDraftOf('imap', null),
  smtp: serverDraftOf('smtp', null),
  signIn: 'password',
  mailboxes: 'INBOX',
  takesOld: false,
  ...clientDraftOf(null),
};

/** The draft of an account as it stands; of a new one for null. */
export function accountDraftOf(account: MailAccount | null): AccountDraft {
  if (account === null) return NO_ACCOUNT;
  const { address, displayName, imap, smtp, signIn, oauth, mailboxes } = account;
  return {
    address,
    displayName,
    imap: serverDraftOf('imap', imap),
    smtp: serverDraftOf('smtp', smtp),
    signIn,
    mailboxes: mailboxes.join(', '),
    takesOld: false,
    ...clientDraftOf(oauth),
  };
}

function clientDraftOf(oauth: MailAccount['oauth']) {
  return {
    provider: oauth?.provider ?? ('google' as const),
    clientId: oauth?.clientId ?? '',
    clientSecret: '',
    authorizeUrl: oauth?.authorizeUrl ?? '',
    tokenUrl: oauth?.tokenUrl ?? '',
    scope: oauth?.scope ?? '',
  };
}

/** Servers of the providers that are known, which nobody has to look up. */
const SERVERS = {
  google: { imap: 'imap.gmail.com', smtp: 'smtp.gmail.com', security: 'tls', port: '465' },
  microsoft: { imap: 'outlook.office365.com', smtp: 'smtp.office365.com', security: 'starttls', port: '587' },
} as const;

/** The draft for a provider, with its servers filled in where they are known. */
export function withProvider(draft: AccountDraft, provider: MailProviderName): AccountDraft {
  if (provider === 'other') return { ...draft, provider };
  const { imap, smtp, security, port } = SERVERS[provider];
  return {
    ...draft,
    provider,
    imap: { ...draft.imap, host: imap, security: 'tls', port: '993', user: draft.imap.user || draft.address },
    smtp: { ...draft.smtp, host: smtp, security, port, user: draft.smtp.user || draft.address },
  };
}

/** What is sent. */
export function toAccount(draft: AccountDraft): z.input<typeof NewMailAccount> {
  const { address, displayName, imap, smtp, signIn, takesOld } = draft;
  const mailboxes = draft.mailboxes
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const oauth = signIn === 'oauth' ? toClient(draft) : null;
  return {
    address,
    displayName,
    imap: toServer(imap),
    smtp: toServer(smtp),
    signIn,
    oauth,
    mailboxes,
    takesOld,
  };
}

function toClient({ provider, clientId, clientSecret, authorizeUrl, tokenUrl, scope }: AccountDraft) {
  const orNull = (text: string) => (provider === 'other' && text !== '' ? text : null);
  return {
    provider,
    clientId,
    ...(clientSecret === '' ? {} : { clientSecret }),
    authorizeUrl: orNull(authorizeUrl),
    tokenUrl: orNull(tokenUrl),
    scope: orNull(scope),
  };
}
