import { createApi } from '#lib/api/api.ts';
import { ApiOtherVersion } from '#lib/api/api-errors.ts';
import { err, ok, type Result } from '#lib/base/result.ts';
import { readCompanion, startDevice } from '#lib/contract/sessions.ts';
import { parseCompanionAddress, type AddressRefusal } from '#lib/store/companion-address.ts';
import type { PendingDevice } from '#lib/store/connection.ts';

export type FindRefusal = {
  why: AddressRefusal | 'unreachable' | 'other-version' | 'not-set-up' | 'no-access';
  host: string;
};

/** Asks the browser for leave to talk to an address, where it wants to be asked (Firefox). Absent: no browser asks. */
export type RequestAccess = (origin: string) => Promise<boolean>;

/**
 * Checks that a companion answers at what was typed. Must be called from a click or key press, as the browser asks for access
 * only then.
 */
export async function findCompanion(
  typed: string,
  requestAccess?: RequestAccess,
): Promise<Result<string, FindRefusal>> {
  const parsed = parseCompanionAddress(typed);
  if (!parsed.ok) return err({ why: parsed.error, host: typed.trim() });
  const host = new URL(parsed.value).host;
  if (requestAccess !== undefined && !(await requestAccess(parsed.value)))
    return err({ why: 'no-access', host });
  try {
    const companion = await signedOutApi(parsed.value)(readCompanion, {});
    return companion.isSetUp ? ok(parsed.value) : err({ why: 'not-set-up', host });
  } catch (cause) {
    return err({ why: cause instanceof ApiOtherVersion ? 'other-version' : 'unreachable', host });
  }
}

/** A fresh device code of the companion. `now` is in epoch milliseconds. */
export async function askForCode(address: string, now: number): Promise<PendingDevice> {
  const { expiresInS, ...device } = await signedOutApi(address)(startDevice, { body: {} });
  return { ...device, expiresAt: now + expiresInS * 1000 };
}

/** A client without a token; from another origin it sends no cookie either. */
export function signedOutApi(address: string) {
  return createApi({ baseUrl: address });
}
