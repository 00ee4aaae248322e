/** Takes a provider's answer to a consent, once, from whom it was asked, and keeps the tokens, closed. */
import { err, ok, type Result } from '#lib/base/result.ts';
import type { ChannelId } from '#lib/contract/ids.ts';
import { findMailAccount } from '#backend/data/mail-accounts.ts';
import { keepAccessToken, takeConsent } from '#backend/data/mail-consents.ts';
import { hashToken } from '#backend/data/secret-tokens.ts';
import { endpointsOf } from '#backend/mail/oauth.ts';
import type { Call, Companion, Refusal } from './companion.ts';
import { requestToken } from './request-token.ts';
import { consentReturn } from './start-mail-consent.ts';

const OVER: Refusal = {
  code: 'not_found',
  detail: 'Connect the account again; this answer is too old or used.',
};

/** The channel whose account is connected now. */
export async function finishMailConsent(
  companion: Companion,
  { actor, input }: Call<{ state: string; code: string }>,
): Promise<Result<{ channelId: ChannelId }, Refusal>> {
  const { database, mail, publicUrl, now } = companion;
  const asked = { stateHash: hashToken(input.state), userId: actor.userId, now: now() };
  const consent = await takeConsent(database.db, asked);
  if (consent === null) return err(OVER);
  const { channelId } = consent;
  const account = await findMailAccount(database.db, mail.secrets, channelId);
  if (account === null || account.signIn.kind !== 'oauth') return err(OVER);
  const { clientId, clientSecret } = account.signIn;
  const tokens = await requestToken(companion, endpointsOf(account.signIn).tokenUrl, {
    grant_type: 'authorization_code',
    code: input.code,
    redirect_uri: consentReturn(publicUrl),
    client_id: clientId,
    code_verifier: mail.secrets.open(consent.verifier),
    ...(clientSecret === null ? {} : { client_secret: clientSecret }),
  });
  if ('fault' in tokens) return err({ code: 'unusable_value', detail: tokens.fault.words });
  if (tokens.refreshToken === null) return err({ code: 'unusable_value', detail: NO_REFRESH });
  const kept = { ...tokens, refreshToken: tokens.refreshToken, channelId };
  await keepAccessToken(database.db, mail.secrets, kept);
  return ok({ channelId });
}

const NO_REFRESH =
  'The provider gave no refresh token. Ask for offline access in the scope, then connect again.';
