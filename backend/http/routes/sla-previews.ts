import { previewSla } from '#backend/commands/preview-sla.ts';
import type { HandlersOf } from '../handler.ts';

export const slaPreviewHandlers: HandlersOf<'previewSla'> = {
  previewSla: ({ companion, body }) => previewSla(companion.database.db, body),
};
