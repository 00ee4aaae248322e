import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApi } from '#lib/api/api.ts';
import { listSessions } from '#lib/contract/account-sessions.ts';
import { resetPassword } from '#lib/contract/password-resets.ts';
import { signIn } from '#lib/contract/sessions.ts';
import { confirmTwoFactor, startTwoFactor } from '#lib/contract/two-factor.ts';
import { openFresh } from '#backend/testing/engines.ts';
import { cookieApi } from '#backend/testing/requests.ts';
import { startTestCompanion, TEST_PASSWORD, type TestCompanion } from '#backend/testing/test-companion.ts';
import { totp } from '#backend/testing/totp.ts';
import { runCommand } from './command-line.ts';

const PASSWORD = 'a long enough one';

describe('command line', () => {
  let companion: TestCompanion;
  beforeAll(async () => {
    companion = await startTestCompanion(await openFresh('embedded'));
  });
  afterAll(() => companion.close());
  const run = (...args: string[]) => runCommand(companion.companion, args);

  it('lets an admin in again who lost password and device', async () => {
    const { email, token } = companion.admin;
    const browser = cookieApi(companion.url, token);
    const { secret } = await browser.api(startTwoFactor, { body: { password: TEST_PASSWORD } });
    await browser.api(confirmTwoFactor, { body: { code: totp(secret) } });
    const { output, exitCode } = await run('user', 'recover', '--email', email);
    expect(exitCode).toBe(0);
    const link = /#([\w-]+)/.exec(output)?.[1] ?? '';
    const anybody = createApi({ baseUrl: companion.url });
    await anybody(resetPassword, { body: { token: link, password: PASSWORD } });
    expect(await anybody(signIn, { body: { email, password: PASSWORD } })).toMatchObject({
      state: 'signed-in',
    });
  });

  it('adds users with a profile that there is, and says which address it does not know', async () => {
    const added = await run(
      'user',
      'add',
      '--email',
      'ida@norrvik.example',
      '--name',
      'Ida Sand',
      '--profile',
      'Chief',
    );
    expect(added).toMatchObject({
      exitCode: 1,
      output: expect.stringContaining('There is no profile Chief'),
    });
    expect(await run('user', 'recover', '--email', 'nobody@norrvik.example')).toEqual({
      exitCode: 1,
      output: 'There is no active user nobody@norrvik.example.\n',
    });
  });

  it('makes tokens that the list of sessions tells apart', async () => {
    const { output } = await run('token', 'create', '--email', companion.agent.email);
    const { items } = await createApi({ baseUrl: companion.url, token: output.trim() })(listSessions, {});
    expect(items.find(({ isCurrent }) => isCurrent)?.client).toBe('command-line');
  });
});
