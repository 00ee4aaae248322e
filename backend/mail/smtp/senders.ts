/** Sends by SMTP. Connections to a server are kept open for a while, one pool an account; a changed account gets a new one. */
import { createHash } from 'node:crypto';
import { createTransport, type Transporter } from 'nodemailer';
import type { MailFault } from '../faults.ts';
import { ANSWER_MS_MAX, CONNECT_MS_MAX, tlsOptionsOf, type MailEndpoint } from '../servers.ts';
import { smtpFaultOf } from './smtp-faults.ts';
import { toMessage, type Mail } from './message.ts';

/** Connections to one account at once; providers close more than a few. */
const CONNECTIONS_MAX = 2;
const IDLE_MS_MAX = 60_000;

export type Senders = {
  /** Sends by the account with this name; null when the server took it, otherwise what was wrong. */
  send: (account: string, endpoint: MailEndpoint, mail: Mail) => Promise<MailFault | null>;
  /** Ends all connections. */
  close: () => void;
};

type Pool = { digest: string; transport: Transporter };

/** Senders without any connection yet. */
export function createSenders(): Senders {
  const pools = new Map<string, Pool>();
  const poolOf = (account: string, endpoint: MailEndpoint): Transporter => {
    const digest = createHash('sha256').update(JSON.stringify(endpoint)).digest('hex');
    const known = pools.get(account);
    if (known?.digest === digest) return known.transport;
    known?.transport.close();
    const transport = openTransport(endpoint);
    pools.set(account, { digest, transport });
    return transport;
  };
  return {
    send: async (account, endpoint, mail) => {
      try {
        await poolOf(account, endpoint).sendMail(toMessage(mail));
        return null;
      } catch (error) {
        return smtpFaultOf(error as Error);
      }
    },
    close: () => {
      for (const { transport } of pools.values()) transport.close();
      pools.clear();
    },
  };
}

/** Signs in and says nothing; null when that went well, otherwise what was wrong. */
export async function trySmtp(endpoint: MailEndpoint): Promise<MailFault | null> {
  const transport = openTransport(endpoint);
  try {
    await transport.verify();
    return null;
  } catch (error) {
    return smtpFaultOf(error as Error);
  } finally {
    transport.close();
  }
}

function openTransport(endpoint: MailEndpoint): Transporter {
  const { host, port, security, login } = endpoint;
  return createTransport({
    pool: true,
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(login === null ? {} : { auth: authOf(login) }),
    tls: tlsOptionsOf(endpoint),
    connectionTimeout: CONNECT_MS_MAX,
    greetingTimeout: CONNECT_MS_MAX,
    socketTimeout: ANSWER_MS_MAX,
    maxConnections: CONNECTIONS_MAX,
    idleTimeout: IDLE_MS_MAX,
    // Trying again is the queue's work, which counts the tries.
    maxRequeues: 0,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

function authOf(login: NonNullable<MailEndpoint['login']>) {
  return 'accessToken' in login
    ? { type: 'OAuth2' as const, user: login.user, accessToken: login.accessToken }
    : { user: login.user, pass: login.password };
}
