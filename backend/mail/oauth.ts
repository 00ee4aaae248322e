/** Where consent to mailboxes is asked for. Google and Microsoft: their pages on OAuth for IMAP and SMTP, read 2026-11. */
import type { MailProviderName } from '#lib/contract/mail-accounts.ts';

type Endpoints = { authorizeUrl: string; tokenUrl: string; scope: string; more: Record<string, string> };

const KNOWN: Record<'google' | 'microsoft', Endpoints> = {
  google: {
    authorizeUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
    tokenUrl: 'https://oauth2.googleapis.com/token',
    scope: 'https://mail.google.com/',
    // Without both, Google gives a refresh token only the first time.
    more: { access_type: 'offline', prompt: 'consent' },
  },
  microsoft: {
    authorizeUrl: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
    tokenUrl: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
    scope:
      'https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access',
    more: { prompt: 'select_account' },
  },
};

type Given = {
  provider: MailProviderName;
  authorizeUrl?: string | null;
  tokenUrl?: string | null;
  scope?: string | null;
};

/** The addresses of a provider; those that are given count before the known ones. */
export function endpointsOf({ provider, authorizeUrl, tokenUrl, scope }: Given): Endpoints {
  const known =
    provider === 'other' ? { authorizeUrl: '', tokenUrl: '', scope: '', more: {} } : KNOWN[provider];
  return {
    authorizeUrl: authorizeUrl ?? known.authorizeUrl,
    tokenUrl: tokenUrl ?? known.tokenUrl,
    scope: scope ?? known.scope,
    more: known.more,
  };
}
