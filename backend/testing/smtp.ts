/** A real SMTP server (the package `smtp-server`) on this machine, for tests: it offers STARTTLS, or TLS at once, and wants a login. */
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { SMTPServer } from 'smtp-server';
import { makeLocalCertificate } from '#backend/local-certificate.ts';

export type CaughtMail = { from: string; to: string[]; raw: string; isEncrypted: boolean };

/** What to answer to a recipient: a code and words; null: it is taken. */
export type Refuse = (to: string) => { code: number; words: string } | null;

export type SmtpServer = {
  host: string;
  port: number;
  /** Its certificate is its own authority. */
  authority: string;
  caught: CaughtMail[];
  setRefusal: (refuse: Refuse) => void;
  /** What sign-ins used: a password, or an access token. */
  logins: { user: string; secret: string }[];
  close: () => Promise<void>;
};

export const SMTP_LOGIN = { user: 'threadside', password: 'planted-smtp-password' };
export const SMTP_TOKEN = 'planted-access-token';

/** Starts one on any free port; `isTls`: encrypted from the first byte. */
export async function startSmtp({ isTls = false } = {}): Promise<SmtpServer> {
  const { key, cert } = makeLocalCertificate(['localhost', '127.0.0.1'], { now: new Date(), days: 2 });
  const caught: CaughtMail[] = [];
  const logins: SmtpServer['logins'] = [];
  let refuse: Refuse = () => null;
  const server = new SMTPServer({
    secure: isTls,
    key,
    cert,
    authMethods: ['PLAIN', 'LOGIN', 'XOAUTH2'],
    onAuth: ({ username = '', password, accessToken }, _session, done) => {
      const secret = password ?? accessToken ?? '';
      logins.push({ user: username, secret });
      const isRight = username === SMTP_LOGIN.user && [SMTP_LOGIN.password, SMTP_TOKEN].includes(secret);
      if (isRight) return done(null, { user: username });
      return done(new Error('That is not the password'));
    },
    onRcptTo: ({ address }, _session, done) => {
      const refusal = refuse(address);
      done(refusal === null ? null : Object.assign(new Error(refusal.words), { responseCode: refusal.code }));
    },
    onData: (stream: Readable, session, done) => {
      const keep = async () => {
        const raw = (await buffer(stream)).toString('utf8');
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom === false ? '' : mailFrom.address;
        caught.push({ from, to: rcptTo.map(({ address }) => address), raw, isEncrypted: session.secure });
        done();
      };
      void keep();
    },
  });
  // A test that cuts a connection is no failure of the server.
  server.on('error', () => {});
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    host: 'localhost',
    port,
    authority: cert,
    caught,
    logins,
    setRefusal: (next) => {
      refuse = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
}
