/** Signing in at an OpenID provider, by the button on the sign-in page. */
import { expect as expectNow } from '@playwright/test';
import { afterAll, beforeAll, it } from 'vitest';
import { CLIENT, startOpenidProvider, type OpenidProvider } from '#backend/testing/openid-provider.ts';
import { startCompanionBrowser, type CompanionBrowser } from './companion-browser.ts';
import { freePort } from '#backend/testing/free-port.ts';

const expect = expectNow.configure({ timeout: 20_000 });

let run: CompanionBrowser;
let provider: OpenidProvider;
beforeAll(async () => {
  const [port, providerPort] = [await freePort(), await freePort()];
  provider = await startOpenidProvider(providerPort, `http://127.0.0.1:${port}/api/auth/callback/oidc`);
  const discoveryUrl = `${provider.issuer}/.well-known/openid-configuration`;
  run = await startCompanionBrowser({
    port,
    providers: { oidc: { ...CLIENT, name: 'Norrvik ID', discoveryUrl } },
  });
});
afterAll(async () => {
  await run.close();
  await provider.close();
});

it('leads to the provider and back to the page that was asked for', async () => {
  provider.setAccount({ email: run.companion.agent.email, name: 'Ana Ribeiro', isVerified: true });
  const page = await run.open('/contacts');
  await page.getByRole('button', { name: 'Sign in with Norrvik ID' }).click();
  await expect(page).toHaveURL(`${run.companion.url}/contacts`);
  await expect(page.getByRole('button', { name: 'Account of Ana Ribeiro' })).toBeVisible();
  await page.context().close();
});

it('says what to do when the provider vouches for somebody without a place here', async () => {
  provider.setAccount({ email: 'stranger@elsewhere.example', name: 'Stranger', isVerified: true });
  const page = await run.open('/sign-in');
  await page.getByRole('button', { name: 'Sign in with Norrvik ID' }).click();
  await expect(page).toHaveURL(/\/sign-in\?refused=unknown/);
  await expect(page.getByRole('alert').filter({ hasText: 'Ask an admin to invite you' })).toBeVisible();
  await page.context().close();
});
