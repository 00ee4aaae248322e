import { expect, it } from 'vitest';
import { serverDraftOf, toServer, withSecurity } from './server-draft.ts';

it('a port follows the security while it is the customary one, and stays when somebody chose it', () => {
  const draft = serverDraftOf('imap', null);
  expect(withSecurity('imap', draft, 'starttls').port).toBe('143');
  expect(withSecurity('smtp', { ...serverDraftOf('smtp', null), port: '2525' }, 'starttls').port).toBe(
    '2525',
  );
});

it('a server that is there is sent without a password unless one is typed', () => {
  const saved = { host: 'imap.norrvik.example', port: 993, security: 'tls' as const, user: 'support' };
  const draft = serverDraftOf('imap', saved);
  expect(toServer(draft)).toEqual(saved);
  expect(toServer({ ...draft, password: 'x' })).toEqual({ ...saved, password: 'x' });
});
