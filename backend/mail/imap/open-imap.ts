import { ImapFlow } from 'imapflow';
import {
  ANSWER_MS_MAX,
  CONNECT_MS_MAX,
  tlsOptionsOf,
  type MailEndpoint,
  type MailLogin,
} from '../servers.ts';

/** A client that is not connected yet. It says of itself when to idle. */
export function openImap(
  endpoint: MailEndpoint & { login: MailLogin },
  answerMsMax = ANSWER_MS_MAX,
): ImapFlow {
  const { host, port, security, login } = endpoint;
  const client = new ImapFlow({
    host,
    port,
    secure: security === 'tls',
    doSTARTTLS: security === 'tls' ? undefined : security === 'starttls',
    auth: 'accessToken' in login ? login : { user: login.user, pass: login.password },
    tls: tlsOptionsOf(endpoint),
    connectionTimeout: CONNECT_MS_MAX,
    greetingTimeout: CONNECT_MS_MAX,
    socketTimeout: answerMsMax,
    logger: false,
    disableAutoIdle: true,
  });
  // Also told by what is awaited; without a listener it would end the process.
  client.on('error', () => {});
  return client;
}
