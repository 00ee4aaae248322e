import { createHash } from 'node:crypto';

/** InboxSDK checks only the shape offline: `sdk_<name>_<first 10 hex digits of sha1(name)>`, name of 5 to 15 characters. */
function wellFormedAppId(name: string): string {
  return `sdk_${name}_${createHash('sha1').update(name).digest('hex').slice(0, 10)}`;
}

/** As the builder registered it (`THREADSIDE_INBOXSDK_APP_ID`), or one of the right shape. */
export const INBOXSDK_APP_ID = process.env['THREADSIDE_INBOXSDK_APP_ID'] || wellFormedAppId('threadside');
