/** Begins to ask for consent to a mailbox: OAuth 2 with PKCE (RFC 7636); what proves the answer stays here, closed. */
import { createHash } from 'node:crypto';
import type { Result } from '#lib/base/result.ts';
import type { ChannelId } from '#lib/contract/ids.ts';
import { findChannel } from '#backend/data/channels.ts';
import { insertConsent } from '#backend/data/mail-consents.ts';
import { hashToken, newSecretToken } from '#backend/data/secret-tokens.ts';
import { endpointsOf } from '#backend/mail/oauth.ts';
import { RefusedError, type Call, type Companion, type Refusal } from './companion.ts';
import { refusable } from './refusable.ts';

/** Enough to sign in at the provider and to read what it asks. */
const MINUTES = 10;

/** Where the provider leads back to: the page of the channels, which hands the answer on. */
export function consentReturn(publicUrl: string): string {
  return `${publicUrl}/settings/channels`;
}

/** The address to open; refused for a channel that signs in with passwords. */
export function startMailConsent(
  { database, mail, publicUrl, now }: Companion,
  { actor, input: { channelId } }: Call<{ channelId: ChannelId }>,
): Promise<Result<{ url: string }, Refusal>> {
  const [state, verifier] = [newSecretToken(), newSecretToken()];
  return refusable(database, async (tx) => {
    const oauth = (await findChannel(tx, channelId))?.account?.oauth ?? null;
    if (oauth === null) throw new RefusedError({ code: 'not_found' });
    const asked = {
      stateHash: hashToken(state),
      channelId,
      userId: actor.userId,
      verifier: mail.secrets.close(verifier),
      expiresAt: new Date(now().getTime() + MINUTES * 60_000),
    };
    await insertConsent(tx, asked, now());
    const { authorizeUrl, scope, more } = endpointsOf(oauth);
    const url = new URL(authorizeUrl);
    const query = {
      response_type: 'code',
      client_id: oauth.clientId,
      redirect_uri: consentReturn(publicUrl),
      scope,
      state,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...more,
    };
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return { url: url.href };
  });
}
