/** What a mail page pays for InboxSDK itself: started as our content script starts it, then left alone. */
import * as InboxSDK from '@inboxsdk/core';

void InboxSDK.load(2, 'sdk_threadside_bench', {
  appName: 'InboxSDK alone',
  globalErrorLogging: false,
  eventTracking: false,
});
