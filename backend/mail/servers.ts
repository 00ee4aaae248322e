/** What sending and reading share: where a server is, as whom to sign in there, and whose certificates are believed. */
import { rootCertificates } from 'node:tls';
import type { MailSecurity } from '#lib/contract/mail-accounts.ts';

export type MailLogin = { user: string; password: string } | { user: string; accessToken: string };

export type MailEndpoint = {
  host: string;
  port: number;
  security: MailSecurity;
  /** Null for a server that asks for none. */
  login: MailLogin | null;
  /** Authorities (PEM) besides the known ones; null for none. */
  authorities: string | null;
};

/** To connect, and for the first word of the server. */
export const CONNECT_MS_MAX = 10_000;
/** For each answer after that. */
export const ANSWER_MS_MAX = 30_000;

/** Certificates are always checked; older than TLS 1.2 is not spoken. */
export function tlsOptionsOf({ authorities }: Pick<MailEndpoint, 'authorities'>) {
  return {
    minVersion: 'TLSv1.2' as const,
    ...(authorities === null ? {} : { ca: [...rootCertificates, authorities] }),
  };
}
