import type { World } from '../../../components/sidebar/samples/sample-world.ts';
import { createFakeMailHost, type FakeMailHost } from '#lib/mail/fake/fake-mail-host.ts';
import type { Theme } from '#lib/mail/mail-host.ts';

/** A mail program with the world's thread open, and its identity as far known as the world says. */
export function createHarnessHost({ provider, thread, identity }: World, theme: Theme): FakeMailHost {
  const host = hostOf(provider);
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

/** Outlook's page has no Message-ID to read. */
function hostOf(provider: World['provider']): FakeMailHost {
  const host = createFakeMailHost();
  return provider === 'gmail' ? host : { ...host, provider, can: { ...host.can, readMessageIds: false } };
}
