import { OUTLOOK_MANIFEST_PATH } from '#lib/base/task-pane.ts';
import { ok } from '#lib/base/result.ts';
import { outlookReach } from '#backend/core/outlook-reach.ts';
import type { HandlersOf } from '../handler.ts';

export const outlookAddInHandlers: HandlersOf<'readOutlookAddIn'> = {
  readOutlookAddIn: async ({ companion: { publicUrl } }) => {
    const reach = outlookReach(publicUrl);
    const manifestUrl = reach === 'nowhere' ? null : publicUrl + OUTLOOK_MANIFEST_PATH;
    return ok({ address: publicUrl, manifestUrl, reach });
  },
};
