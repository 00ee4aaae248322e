/** The device-code flow (RFC 8628): extension and add-in show a code, their user approves it in the companion. */
import { APIError } from 'better-auth';
import type { Auth } from './auth.ts';
import { DEVICE_CLIENT } from './options.ts';
import { headersOf } from './passwords.ts';

export type DevicePoll =
  | { state: 'pending' | 'slow-down' | 'denied' | 'expired' }
  | { state: 'approved'; token: string; expiresAt: Date };

export function devicesOf(auth: Auth) {
  return {
    /** Starts the device-code flow. */
    async startDevice() {
      const code = await auth.api.deviceCode({ body: { client_id: DEVICE_CLIENT } });
      return {
        deviceCode: code.device_code,
        userCode: code.user_code,
        expiresInS: code.expires_in,
        intervalS: code.interval,
      };
    },

    /** What became of a device code; the token comes once. */
    async pollDevice(deviceCode: string): Promise<DevicePoll> {
      try {
        const answer = await auth.api.deviceToken({
          body: {
            grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
            device_code: deviceCode,
            client_id: DEVICE_CLIENT,
          },
        });
        return {
          state: 'approved',
          token: answer.access_token,
          expiresAt: new Date(Date.now() + answer.expires_in * 1000),
        };
      } catch (error) {
        return { state: devicePollState(error) };
      }
    },

    /** Approves or denies as the user of `token`; false when there is no such code any more. */
    async decideDevice(token: string, userCode: string, decision: 'approve' | 'deny'): Promise<boolean> {
      const headers = headersOf(token);
      try {
        // Verifying claims the code for this user; approving before that is refused by the library.
        await auth.api.deviceVerify({ query: { user_code: userCode }, headers });
        if (decision === 'approve') await auth.api.deviceApprove({ body: { userCode }, headers });
        else await auth.api.deviceDeny({ body: { userCode }, headers });
        return true;
      } catch (error) {
        if (error instanceof APIError && error.statusCode < 500) return false;
        throw error;
      }
    },
  };
}

function devicePollState(error: unknown): 'pending' | 'slow-down' | 'denied' | 'expired' {
  if (!(error instanceof APIError)) throw error;
  switch (error.body?.['error']) {
    case 'authorization_pending':
      return 'pending';
    case 'slow_down':
      return 'slow-down';
    case 'access_denied':
      return 'denied';
    case 'expired_token':
    case 'invalid_grant':
      return 'expired';
    default:
      throw error;
  }
}
