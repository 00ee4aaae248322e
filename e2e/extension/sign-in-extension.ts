import { type BrowserContext } from '@playwright/test';

type SignIn = {
  /** Null: the sidebar asks for it. */
  address: string | null;
  token: string | null;
  user: { id: string; name: string } | null;
  /** A device code that was shown before. */
  device?: object;
};
type ExtensionApi = { storage: { local: { set(values: object): Promise<void> } } };

/** Signs the extension of a browser in without the device code, which has a test of its own. */
export async function signInExtension(context: BrowserContext, signIn: SignIn): Promise<void> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const { address, token, user, device = null } = signIn;
  const kept = user === null ? null : { id: user.id, name: user.name };
  await worker.evaluate(
    (values) => {
      const { chrome } = globalThis as unknown as { chrome: ExtensionApi };
      return chrome.storage.local.set(values);
    },
    { connection: { address, token, user: kept, device } },
  );
}
