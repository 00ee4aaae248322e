import { ok } from '#lib/base/result.ts';
import { trySentimentEndpoint } from '#backend/commands/try-sentiment-endpoint.ts';
import { updateSentimentSetting } from '#backend/commands/update-sentiment-setting.ts';
import { readSentimentSetting } from '#backend/data/sentiment-setting.ts';
import type { HandlersOf } from '../handler.ts';

export const sentimentSettingHandlers: HandlersOf<
  'readSentimentSetting' | 'updateSentimentSetting' | 'trySentimentEndpoint'
> = {
  readSentimentSetting: async ({ companion }) => ok(await readSentimentSetting(companion.database.db)),

  updateSentimentSetting: ({ companion, caller, body }) =>
    updateSentimentSetting(companion, { actor: caller.actor, input: body }),

  trySentimentEndpoint: ({ companion, caller, body }) =>
    trySentimentEndpoint(companion, { actor: caller.actor, input: body }),
};
