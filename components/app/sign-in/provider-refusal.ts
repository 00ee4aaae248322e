import { appAccounts } from '#lib/i18n/en/app-accounts.ts';
import { t } from '#lib/i18n/i18n.ts';

const KNOWN = Object.keys(appAccounts.outside.refused) as (keyof typeof appAccounts.outside.refused)[];

/** Why a sign-in at a provider led back here; undefined when none did. What is not known reads as a failure. */
export function providerRefusal(refused: string | undefined): string | undefined {
  if (refused === undefined) return undefined;
  return t(`appAccounts.outside.refused.${KNOWN.find((reason) => reason === refused) ?? 'failed'}`);
}
