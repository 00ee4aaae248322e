import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApi } from '#lib/api/api.ts';
import {
  decideDevice,
  pollDevice,
  readCompanion,
  setUp,
  signIn,
  signOut,
  startDevice,
} from '#lib/contract/sessions.ts';
import { readMe } from '#lib/contract/users.ts';
import { describeOnEngines, openFresh } from '#backend/testing/engines.ts';
import { refusalOf } from '#backend/testing/requests.ts';
import { startTestCompanion, TEST_PASSWORD, type TestCompanion } from '#backend/testing/test-companion.ts';

/** Poll interval of a device code, and a little for the clock's grain. */
const POLL_MS = 5100;

describeOnEngines('sessions', (open) => {
  let companion: TestCompanion;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
  });
  afterAll(() => companion.close());
  const anybody = () => createApi({ baseUrl: companion.url });

  it('signs in with the right password only, and says the same for a wrong password and an unknown address', async () => {
    const credentials = { email: companion.agent.email.toUpperCase(), password: TEST_PASSWORD };
    expect(await anybody()(signIn, { body: credentials })).toEqual({
      state: 'signed-in',
      name: 'Ana Ribeiro',
    });
    const wrong = await refusalOf(anybody()(signIn, { body: { ...credentials, password: 'wrong' } }));
    const unknown = await refusalOf(
      anybody()(signIn, { body: { ...credentials, email: 'nobody@norrvik.example' } }),
    );
    expect(wrong).toEqual(unknown);
    expect(wrong.code).toBe('wrong_credentials');
  });

  it('sets a cookie that scripts cannot read', async () => {
    const answer = await fetch(`${companion.url}/api/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: companion.agent.email, password: TEST_PASSWORD }),
    });
    expect(answer.headers.get('set-cookie')).toMatch(
      /^threadside_session=\S+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/,
    );
  });

  it('ends the session on sign-out', async () => {
    const { api } = await companion.addUser('Agent');
    await api(signOut, {});
    expect(await refusalOf(api(readMe, {}))).toMatchObject({ code: 'not_signed_in' });
  });

  it('connects an extension by a code that its user approves, and gives the token once', async () => {
    const code = await anybody()(startDevice, { body: {} });
    expect(code.userCode).toMatch(/^[A-Z0-9]{8}$/);
    expect(code.verificationUrlComplete).toBe(`${companion.url}/connect?code=${code.userCode}`);
    const poll = () => anybody()(pollDevice, { body: { deviceCode: code.deviceCode } });
    expect(await poll()).toEqual({ state: 'pending' });
    expect(await poll()).toEqual({ state: 'slow-down' });
    const written = `${code.userCode.slice(0, 4).toLowerCase()}-${code.userCode.slice(4)}`;
    await companion.agent.api(decideDevice, { body: { userCode: written, decision: 'approve' } });
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    const approved = await poll();
    if (approved.state !== 'approved') throw new Error(approved.state);
    const { user } = await createApi({ baseUrl: companion.url, token: approved.token })(readMe, {});
    expect(user.email).toBe(companion.agent.email);
    expect(await poll()).toEqual({ state: 'expired' });
  });

  it('tells the extension that its user denied', async () => {
    const code = await anybody()(startDevice, { body: {} });
    await companion.agent.api(decideDevice, { body: { userCode: code.userCode, decision: 'deny' } });
    expect(await anybody()(pollDevice, { body: { deviceCode: code.deviceCode } })).toEqual({
      state: 'denied',
    });
  });

  it('refuses a code that is not there, naming the field', async () => {
    const refused = await refusalOf(
      companion.agent.api(decideDevice, { body: { userCode: 'ABCD-EFGH', decision: 'approve' } }),
    );
    expect(refused).toMatchObject({ code: 'not_found', fields: ['userCode'] });
  });

  it('stops guessing of passwords', async () => {
    const attempts = Array.from({ length: 25 }, () =>
      refusalOf(anybody()(signIn, { body: { email: 'a@b.example', password: 'x' } })),
    );
    const codes = (await Promise.all(attempts)).map(({ code }) => code);
    expect(codes).toContain('too_many_requests');
  });
});

describe('set-up', () => {
  const admin = {
    workspace: 'Norrvik',
    name: 'Priya Nair',
    email: 'priya.nair@norrvik.example',
    password: 'correct horse battery',
  };

  it('takes the one-time token once, and answers 404 afterwards', async () => {
    const database = await openFresh('embedded');
    const companion = await startTestCompanion(database);
    const anybody = createApi({ baseUrl: companion.url });
    // The test companion is set up already; an empty one is what the token is for.
    await database.db.deleteFrom('session').execute();
    await database.db.deleteFrom('member').execute();
    companion.companion.setUpToken = 'the-token';
    expect((await anybody(readCompanion, {})).isSetUp).toBe(false);
    expect(await refusalOf(anybody(setUp, { body: { ...admin, token: 'a-guess' } }))).toMatchObject({
      status: 403,
      fields: ['token'],
    });
    expect(
      await refusalOf(anybody(setUp, { body: { ...admin, token: 'the-token', password: 'short' } })),
    ).toMatchObject({ fields: ['password'] });
    expect(await anybody(setUp, { body: { ...admin, token: 'the-token' } })).toEqual({ email: admin.email });
    expect(await refusalOf(anybody(setUp, { body: { ...admin, token: 'the-token' } }))).toMatchObject({
      code: 'set_up_done',
      status: 404,
    });
    expect((await anybody(readCompanion, {})).isSetUp).toBe(true);
    await companion.close();
  });
});
