import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApi } from '#lib/api/api.ts';
import { listSessions } from '#lib/contract/account-sessions.ts';
import { changePassword, readAccount } from '#lib/contract/accounts.ts';
import { finishSignIn, signIn } from '#lib/contract/sessions.ts';
import {
  confirmTwoFactor,
  endTwoFactor,
  makeBackupCodes,
  resetTwoFactor,
  startTwoFactor,
} from '#lib/contract/two-factor.ts';
import { readMe } from '#lib/contract/users.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { cookieApi, refusalOf } from '#backend/testing/requests.ts';
import {
  startTestCompanion,
  TEST_PASSWORD,
  type TestCompanion,
  type TestUser,
} from '#backend/testing/test-companion.ts';
import { totp } from '#backend/testing/totp.ts';

describeOnEngines('second factor', (open) => {
  let companion: TestCompanion;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
  });
  afterAll(() => companion.close());
  const anybody = () => createApi({ baseUrl: companion.url });

  /** A user who has turned it on, in a browser that keeps its cookie. */
  async function aUserWithIt() {
    const user = await companion.addUser('Agent');
    const browser = cookieApi(companion.url, user.token);
    const started = await browser.api(startTwoFactor, { body: { password: TEST_PASSWORD } });
    await browser.api(confirmTwoFactor, { body: { code: totp(started.secret) } });
    return { user, browser, ...started };
  }

  async function challengeOf(user: TestUser): Promise<string> {
    const half = await anybody()(signIn, { body: { email: user.email, password: TEST_PASSWORD } });
    if (half.state !== 'second-factor') throw new Error('Expected to be asked for a code');
    return half.challenge;
  }

  it('is not asked for until a first code has confirmed it', async () => {
    const user = await companion.addUser('Agent');
    const { api } = cookieApi(companion.url, user.token);
    const wrong = await refusalOf(api(startTwoFactor, { body: { password: 'not this one' } }));
    expect(wrong).toMatchObject({ code: 'wrong_credentials', fields: ['password'] });
    const { uri, secret, backupCodes } = await api(startTwoFactor, { body: { password: TEST_PASSWORD } });
    expect(uri).toMatch(/^otpauth:\/\/totp\/Threadside:/);
    expect(new Set(backupCodes).size).toBe(10);
    const credentials = { email: user.email, password: TEST_PASSWORD };
    expect(await anybody()(signIn, { body: credentials })).toMatchObject({ state: 'signed-in' });
    const wrongCode = totp(secret) === '000000' ? '111111' : '000000';
    expect(await refusalOf(api(confirmTwoFactor, { body: { code: wrongCode } }))).toMatchObject({
      code: 'wrong_code',
      fields: ['code'],
    });
    await api(confirmTwoFactor, { body: { code: totp(secret) } });
    expect(await api(readAccount, {})).toEqual({ hasPassword: true, hasSecondFactor: true });
    expect(await anybody()(signIn, { body: credentials })).toMatchObject({ state: 'second-factor' });
  });

  it('lets in with the app’s code, once a challenge, and notes the browser', async () => {
    const { user, secret } = await aUserWithIt();
    const challenge = await challengeOf(user);
    const browser = cookieApi(companion.url);
    await browser.api(finishSignIn, { body: { challenge, code: totp(secret) } });
    expect((await browser.api(readMe, {})).user.email).toBe(user.email);
    const { items } = await browser.api(listSessions, {});
    expect(items.find(({ isCurrent }) => isCurrent)).toMatchObject({ client: 'web', ipAddress: '127.0.0.1' });
    const again = anybody()(finishSignIn, { body: { challenge, code: totp(secret) } });
    expect(await refusalOf(again)).toMatchObject({ code: 'sign_in_over' });
  });

  it('lets in with each backup code once', async () => {
    const { user, backupCodes } = await aUserWithIt();
    const code = backupCodes[0] ?? '';
    await anybody()(finishSignIn, { body: { challenge: await challengeOf(user), code } });
    const again = anybody()(finishSignIn, { body: { challenge: await challengeOf(user), code } });
    expect(await refusalOf(again)).toMatchObject({ code: 'wrong_code' });
  });

  it('ends a challenge after five wrong codes', async () => {
    const { user, secret } = await aUserWithIt();
    const challenge = await challengeOf(user);
    const wrong = totp(secret) === '000000' ? '111111' : '000000';
    const codes: string[] = [];
    for (let tries = 0; tries < 6; tries += 1) {
      const refused = await refusalOf(anybody()(finishSignIn, { body: { challenge, code: wrong } }));
      codes.push(refused.code);
    }
    expect(codes).toEqual([...Array.from({ length: 5 }, () => 'wrong_code'), 'sign_in_over']);
    const late = await refusalOf(anybody()(finishSignIn, { body: { challenge, code: totp(secret) } }));
    expect(late.code).toBe('sign_in_over');
  });

  it('answers a made-up challenge as one that is over', async () => {
    for (const challenge of ['x', 'a.b', 'x; better-auth.session_token=y']) {
      const refused = await refusalOf(anybody()(finishSignIn, { body: { challenge, code: '123456' } }));
      expect(['sign_in_over', 'invalid_input']).toContain(refused.code);
    }
  });

  it('makes new backup codes and turns off with the password, and only with it', async () => {
    const { user, browser, backupCodes } = await aUserWithIt();
    const body = { password: TEST_PASSWORD };
    expect((await refusalOf(browser.api(makeBackupCodes, { body: { password: 'not this one' } }))).code).toBe(
      'wrong_credentials',
    );
    const made = await browser.api(makeBackupCodes, { body });
    expect(made.backupCodes).not.toEqual(backupCodes);
    const old = anybody()(finishSignIn, {
      body: { challenge: await challengeOf(user), code: backupCodes[1] ?? '' },
    });
    expect((await refusalOf(old)).code).toBe('wrong_code');
    expect((await refusalOf(browser.api(endTwoFactor, { body: { password: 'not this one' } }))).code).toBe(
      'wrong_credentials',
    );
    await browser.api(endTwoFactor, { body });
    expect(await browser.api(readAccount, {})).toMatchObject({ hasSecondFactor: false });
    const credentials = { email: user.email, password: TEST_PASSWORD };
    expect(await anybody()(signIn, { body: credentials })).toMatchObject({ state: 'signed-in' });
  });

  it('is turned off by an admin for somebody who lost the device, and by nobody with fewer rights', async () => {
    const { user } = await aUserWithIt();
    const params = { userId: user.id };
    expect((await refusalOf(companion.agent.api(resetTwoFactor, { params }))).code).toBe('not_permitted');
    await companion.admin.api(resetTwoFactor, { params });
    const credentials = { email: user.email, password: TEST_PASSWORD };
    expect(await anybody()(signIn, { body: credentials })).toMatchObject({ state: 'signed-in' });
  });

  it('keeps this browser signed in when the password changes, and no other', async () => {
    const user = await companion.addUser('Agent');
    const elsewhere = user.api;
    const { token } = await tokenOf(user);
    const browser = cookieApi(companion.url, token);
    const next = 'another horse battery';
    const wrong = browser.api(changePassword, { body: { current: 'not this one', next } });
    expect(await refusalOf(wrong)).toMatchObject({ code: 'wrong_credentials', fields: ['current'] });
    await browser.api(changePassword, { body: { current: TEST_PASSWORD, next } });
    expect((await browser.api(readMe, {})).user.email).toBe(user.email);
    expect((await refusalOf(elsewhere(readMe, {}))).code).toBe('not_signed_in');
    const body = { email: user.email, password: next };
    expect(await anybody()(signIn, { body })).toMatchObject({ state: 'signed-in' });
  });

  async function tokenOf(user: TestUser): Promise<{ token: string }> {
    return { token: await companion.companion.signIn.createToken(user.id) };
  }
});
