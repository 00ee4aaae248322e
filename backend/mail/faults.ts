/** What can be wrong with a mail server or what it is given, told apart by what a person can do about it. */

/** Which setting is at fault; `other` where it is none. */
export type MailFaultAt =
  | 'host'
  | 'port'
  | 'security'
  | 'login'
  | 'mailboxes'
  | 'address'
  | 'recipient'
  | 'other';

export type MailFault = {
  at: MailFaultAt;
  /** What to do, for an admin. */
  words: string;
  /** True when trying the same again cannot help. */
  isFinal: boolean;
};

/** What the errors of Node's sockets and TLS say, by their codes; null for those that are no such error. */
export function connectionFaultOf({
  code = '',
  message,
}: {
  code?: string;
  message: string;
}): MailFault | null {
  const found = CONNECTION.find(([pattern]) => pattern.test(code) || pattern.test(message));
  return found === undefined ? null : { at: found[1], words: found[2], isFinal: false };
}

/** In this order, as some libraries wrap one error in another's code and keep its words. */
const CONNECTION: readonly (readonly [RegExp, MailFaultAt, string])[] = [
  [/ENOTFOUND|EAI_AGAIN|EDNS/, 'host', 'Check the server’s name; it is not known.'],
  [
    /self.?signed|SELF_SIGNED|UNABLE_TO_|unable to (get|verify)|CERT_UNTRUSTED/i,
    'security',
    'Give the server a certificate of a known authority, or name its own authority in MAIL_CA_FILE.',
  ],
  [
    /ALTNAME|altnames/i,
    'host',
    'Use the name that the server’s certificate is made for; this one is another.',
  ],
  [
    /CERT_HAS_EXPIRED|certificate has expired/i,
    'security',
    'Renew the server’s certificate; it has expired.',
  ],
  [
    /wrong.version.number|packet length too long|EPROTO|ERR_SSL/i,
    'security',
    'Choose another security or port; the server does not begin with TLS here.',
  ],
  [/ECONNREFUSED/, 'port', 'Check name and port; nobody listens there.'],
  [
    /ETIMEDOUT|ETIMEOUT|CONNECT_TIMEOUT|EHOSTUNREACH|ENETUNREACH|GREETING_TIMEOUT|GREEETING_TIMEOUT|timeout/i,
    'port',
    'Check name, port and security; the server does not answer there.',
  ],
  [/ETLS|STARTTLS/i, 'security', 'Choose another security; the server does not offer TLS on this port.'],
];

/** What a server said, short and of one line, to stand in a sentence. */
export function saidBy(answer: string): string {
  return answer
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, 200);
}
