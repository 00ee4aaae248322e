/** A private Dovecot for tests: one user, one folder, loopback only. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';
import { freePort } from './free-port.ts';

export type Dovecot = {
  port: number;
  user: string;
  password: string;
  /** Puts mails into a mailbox, in order. */
  deliver: (raws: readonly Uint8Array[], mailbox?: string, arrivedAt?: Date) => Promise<void>;
  /** Gives a mailbox another UIDVALIDITY, its mails kept. */
  renumber: (mailbox?: string) => Promise<void>;
  stop: () => Promise<void>;
};

const PASSWORD = 'a password for tests';

/** Starts a server; fails with what to install where there is none. */
export async function startDovecot(
  program = process.env['DOVECOT'] ?? '/usr/sbin/dovecot',
): Promise<Dovecot> {
  const folder = mkdtempSync(join(tmpdir(), 'threadside-dovecot-'));
  const port = await freePort();
  writeFileSync(join(folder, 'dovecot.conf'), configOf(folder, port));
  writeFileSync(join(folder, 'users'), `support:{PLAIN}${PASSWORD}\n`);
  mkdirSync(join(folder, 'mail'));
  if (process.getuid?.() === 0) spawnSync('chown', ['-R', 'mail:mail', join(folder, 'mail')]);
  spawnSync('chmod', ['755', folder]);
  const server = spawn(program, ['-F', '-c', join(folder, 'dovecot.conf')], { stdio: 'ignore' });
  const failed = new Promise<never>((_, reject) => {
    server.once('error', () =>
      reject(new Error(`The mail tests need Dovecot (dovecot-imapd); ${program} cannot be run.`)),
    );
  });
  await Promise.race([untilItAnswers(port), failed]);
  const connect = async () => {
    const client = new ImapFlow({
      host: '127.0.0.1',
      port,
      secure: false,
      doSTARTTLS: false,
      auth: { user: 'support', pass: PASSWORD },
      logger: false,
    });
    await client.connect();
    return client;
  };
  return {
    port,
    user: 'support',
    password: PASSWORD,
    deliver: async (raws, mailbox = 'INBOX', arrivedAt = new Date()) => {
      const client = await connect();
      if (mailbox !== 'INBOX') await client.mailboxCreate(mailbox).catch(() => null);
      for (const raw of raws) await client.append(mailbox, Buffer.from(raw), [], arrivedAt);
      await client.logout();
    },
    renumber: async (mailbox = 'INBOX') => {
      const client = await connect();
      await client.mailboxOpen(mailbox);
      const messages: { source: Buffer; internalDate: Date }[] = [];
      for await (const { source, internalDate } of client.fetch('1:*', { source: true, internalDate: true }))
        messages.push({ source: source ?? Buffer.alloc(0), internalDate: new Date(internalDate ?? 0) });
      await client.mailboxClose();
      await client.mailboxDelete(mailbox);
      await sleep(1100); // UIDVALIDITY is a time in seconds.
      await client.mailboxCreate(mailbox);
      for (const { source, internalDate } of messages) await client.append(mailbox, source, [], internalDate);
      await client.logout();
    },
    stop: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function configOf(folder: string, port: number): string {
  const isRoot = process.getuid?.() === 0;
  const owner = isRoot ? 'mail' : userInfo().username;
  const own = isRoot ? '' : `default_internal_user = ${owner}\ndefault_login_user = ${owner}\n`;
  return `${own}base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${folder}/mail/%u
mail_max_userip_connections = 50
first_valid_uid = 1
first_valid_gid = 1
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
  chroot =
}
service anvil {
  chroot =
}
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = static
  args = uid=${owner} gid=${owner} home=${folder}/mail/%u
}
namespace inbox {
  inbox = yes
}
`;
}

async function untilItAnswers(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const client = new ImapFlow({
      host: '127.0.0.1',
      port,
      secure: false,
      doSTARTTLS: false,
      auth: { user: 'support', pass: PASSWORD },
      logger: false,
    });
    client.on('error', () => {});
    const isThere = await client.connect().then(
      () => true,
      () => false,
    );
    client.close();
    if (isThere) return;
    await sleep(100);
  }
  throw new Error('Dovecot did not answer in time');
}
