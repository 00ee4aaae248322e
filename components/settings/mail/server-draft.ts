/** A mail server while it is edited. */
import type { MailSecurity } from '#lib/contract/mail-accounts.ts';

export type ServerDraft = {
  host: string;
  port: string;
  security: MailSecurity;
  user: string;
  /** Empty: as it is. */
  password: string;
};

/** Ports by custom (RFC 8314, and the older ones with STARTTLS). */
const PORTS = {
  imap: { tls: '993', starttls: '143', none: '143' },
  smtp: { tls: '465', starttls: '587', none: '25' },
} as const satisfies Record<string, Record<MailSecurity, string>>;

export type MailSide = keyof typeof PORTS;

type Saved = { host: string; port: number; security: MailSecurity; user: string | null };

/** The draft of a server as it stands; of a new one for null. */
export function serverDraftOf(side: MailSide, saved: Saved | null): ServerDraft {
  if (saved === null) return { host: '', port: PORTS[side].tls, security: 'tls', user: '', password: '' };
  const { host, port, security, user } = saved;
  return { host, port: String(port), security, user: user ?? '', password: '' };
}

/** The draft with another security; its port follows while it is the customary one. */
export function withSecurity(side: MailSide, draft: ServerDraft, security: MailSecurity): ServerDraft {
  const isCustomary = draft.port === PORTS[side][draft.security] || draft.port === '';
  return { ...draft, security, port: isCustomary ? PORTS[side][security] : draft.port };
}

/** What is sent. */
export function toServer({ host, port, security, user, password }: ServerDraft) {
  const server = { host, port: Number(port), security, user };
  return password === '' ? server : { ...server, password };
}
