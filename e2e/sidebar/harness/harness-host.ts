import type { World } from '../../../components/sidebar/samples/sample-world.ts';
import { createFakeMailHost, type FakeMailHost } from '#lib/mail/fake/fake-mail-host.ts';
import { MailHostError, type Theme } from '#lib/mail/mail-host.ts';

/** A mail program with the world's thread open, and its identity as far known as the world says. */
export function createHarnessHost(world: World, theme: Theme): FakeMailHost {
  const { provider, thread, identity } = world;
  const host = withFiles(hostOf(provider), world);
  host.setTheme(theme);
  host.failIdentity(identity === 'failed');
  if (thread === null) return host;
  const messages = thread.messages.map((message) =>
    identity === 'absent' ? { ...message, messageId: null } : message,
  );
  host.open({ ...thread, messages });
  if (identity !== 'reading') return host;
  // The fake reads at once; this one never comes to an end.
  return {
    ...host,
    watchThread: (listener, options) =>
      host.watchThread(
        (shown) => listener(shown === null ? null : { ...shown, identity: { state: 'reading' } }),
        options,
      ),
  };
}

/** A mail program that may lose files; tests change how while the page runs. */
function withFiles(host: FakeMailHost, world: World): FakeMailHost {
  return {
    ...host,
    listFiles: async (messageKey) => {
      if (world.files === 'slow') return new Promise(() => {});
      if (world.files === 'not-listed') throw new MailHostError('list-files', 'No answer.');
      return host.listFiles(messageKey);
    },
    readFile: async (messageKey, fileKey) => {
      if (world.files === 'not-read') throw new MailHostError('read-file', 'No answer.');
      return host.readFile(messageKey, fileKey);
    },
  };
}

/** Outlook's page has no Message-ID to read. */
function hostOf(provider: World['provider']): FakeMailHost {
  const host = createFakeMailHost();
  return provider === 'gmail'
    ? host
    : { ...host, provider, can: { ...host.can, readMessageIds: false, readFiles: false } };
}
