import { afterAll, beforeAll, expect, it } from 'vitest';
import { startDovecot, type Dovecot } from '#backend/testing/dovecot.ts';
import { tryImap } from './try-imap.ts';

let dovecot: Dovecot;
beforeAll(async () => {
  dovecot = await startDovecot();
});
afterAll(() => dovecot.stop());

it('trying an IMAP server signs in, and names the setting at fault when that does not work', async () => {
  const login = { user: dovecot.user, password: dovecot.password };
  const plain = {
    host: '127.0.0.1',
    port: dovecot.port,
    security: 'none',
    login,
    authorities: null,
  } as const;
  expect(await tryImap(plain, ['INBOX'])).toBeNull();
  const wrong = await tryImap({ ...plain, login: { ...login, password: 'planted' } }, ['INBOX']);
  expect(wrong).toMatchObject({ at: 'login' });
  expect(wrong?.words).not.toContain('planted');
  const missing = await tryImap(plain, ['INBOX', 'Nowhere']);
  expect(missing).toMatchObject({ at: 'mailboxes' });
  expect(missing?.words).toContain('Nowhere');
  expect(await tryImap({ ...plain, security: 'tls' }, ['INBOX'])).toMatchObject({ at: 'security' });
  expect(await tryImap({ ...plain, security: 'starttls' }, ['INBOX'])).toMatchObject({ at: 'security' });
  expect(await tryImap({ ...plain, port: 1 }, ['INBOX'])).toMatchObject({ at: 'port' });
});
