import { timingSafeEqual, createHash } from 'node:crypto';
import { err, ok } from '#lib/base/result.ts';
import { finishSignIn } from '#backend/commands/finish-sign-in.ts';
import { setUp } from '#backend/commands/set-up.ts';
import { signIn } from '#backend/commands/sign-in.ts';
import { describeSession } from '#backend/data/sessions.ts';
import { findWorkspace } from '#backend/data/workspace.ts';
import type { HandlersOf } from '../handler.ts';

type SessionRoute =
  | 'readCompanion'
  | 'setUp'
  | 'signIn'
  | 'finishSignIn'
  | 'signOut'
  | 'startDevice'
  | 'pollDevice'
  | 'decideDevice';

export const sessionHandlers: HandlersOf<SessionRoute> = {
  readCompanion: async ({ companion }) => {
    const workspace = await findWorkspace(companion.database.db);
    return ok({
      name: 'threadside',
      version: companion.version,
      isSetUp: workspace !== null,
      workspace: workspace?.name ?? null,
    });
  },

  setUp: async ({ companion, body }) => {
    if (companion.setUpToken === null) return err({ code: 'set_up_done', detail: 'Sign in instead.' });
    if (!isSame(body.token, companion.setUpToken)) {
      const message = 'Use the token that the companion printed when it started.';
      return err({ code: 'not_permitted', errors: [{ field: 'token', message }] });
    }
    const done = await setUp(companion, body);
    if (done.ok) companion.setUpToken = null;
    return done;
  },

  signIn: async ({ companion, body, device, setSession }) => {
    const signed = await signIn(companion, { ...body, device: device('web') });
    if (!signed.ok) return signed;
    if (signed.value.token !== null) setSession(signed.value.token);
    return ok(signed.value.answer);
  },

  finishSignIn: async ({ companion, body, device, setSession }) => {
    const signed = await finishSignIn(companion, { ...body, device: device('web') });
    if (!signed.ok) return signed;
    setSession(signed.value.token);
    return ok({ name: signed.value.name });
  },

  signOut: async ({ companion, caller, setSession }) => {
    await companion.signIn.revoke(caller.token);
    setSession(null);
    return ok(undefined);
  },

  startDevice: async ({ companion }) => {
    const code = await companion.signIn.startDevice();
    const verificationUrl = `${companion.publicUrl}/connect`;
    return ok({
      ...code,
      verificationUrl,
      verificationUrlComplete: `${verificationUrl}?code=${code.userCode}`,
    });
  },

  pollDevice: async ({ companion, body, device }) => {
    const poll = await companion.signIn.pollDevice(body.deviceCode);
    if (poll.state !== 'approved') return ok(poll);
    await describeSession(companion.database.db, poll.token, device('sidebar'));
    return ok({ ...poll, expiresAt: poll.expiresAt.toISOString() });
  },

  decideDevice: async ({ companion, caller, body }) => {
    const known = await companion.signIn.decideDevice(caller.token, body.userCode, body.decision);
    if (known) return ok({ decision: body.decision });
    const message = 'Check the code, or start again in the extension: codes end after ten minutes.';
    return err({ code: 'not_found', detail: message, errors: [{ field: 'userCode', message }] });
  },
};

/** Compares secrets without telling by time how much of them was right; hashing makes the lengths equal. */
function isSame(given: string, expected: string): boolean {
  return timingSafeEqual(hash(given), hash(expected));
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
