/** What a mail page pays for InboxSDK itself: started by our own content script's way, then left alone. */
import { loadSdk } from '#lib/mail/gmail/load-sdk.ts';

void loadSdk({ appIconUrl: '', onSlow: () => {} });
