import { useQuery } from '@tanstack/react-query';
import { useApi } from '#components/app/api-context.tsx';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import { LoadFailure } from '#components/app/load-failure.tsx';
import { refusalText } from '#components/app/refusal-text.ts';
import { useNow } from '#components/app/use-now.ts';
import { Checkbox } from '#components/ui/checkbox.tsx';
import {
  readConversationSettings,
  updateConversationSettings,
  type ConversationSettings,
} from '#lib/contract/conversation-settings.ts';
import { formatRelativeMoment } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import { SettingsBody } from '../settings-body.tsx';
import { SettingsPart } from '../settings-part.tsx';
import { useSave } from '../use-save.ts';
import classes from './conversation-settings.module.css';

/** Settings > Customisation > Conversation settings: whether a customer's new session gets a ticket by itself. */
export function ConversationSettingsPage() {
  const api = useApi();
  const { data, error, refetch } = useQuery({
    queryKey: ['conversation-settings'],
    queryFn: ({ signal }) => api(readConversationSettings, {}, { signal }),
  });
  return (
    <SettingsBody>
      <SettingsPart
        title={t('appConversations.settings.creation')}
        note={t('appConversations.settings.note')}
      >
        {data !== undefined && <Creation settings={data} />}
        {data === undefined && error !== null && (
          <LoadFailure
            title={t('appConversations.settings.failed')}
            error={error}
            onRetry={() => void refetch()}
          />
        )}
      </SettingsPart>
      <SettingsPart
        title={t('appConversations.settings.troubleTitle')}
        note={t('appConversations.settings.trouble')}
      />
    </SettingsBody>
  );
}

function Creation({ settings }: { settings: ConversationSettings }) {
  const now = useNow();
  const { createsTickets, version, changedBy, changedAt } = settings;
  const { mutate, error, isPending, variables } = useSave({
    save: (api, wanted: boolean) =>
      api(updateConversationSettings, { body: { version, createsTickets: wanted } }),
    touches: ['conversation-settings'],
    words: (saved) =>
      t(saved.createsTickets ? 'appConversations.settings.savedOn' : 'appConversations.settings.savedOff'),
  });
  return (
    <div className={classes.creation}>
      <Checkbox
        label={t('appConversations.settings.on')}
        checked={isPending ? variables : createsTickets}
        aria-describedby="creation-hint"
        onChange={({ target }) => !isPending && mutate(target.checked)}
      />
      <p id="creation-hint" className={classes.hint}>
        {t('appConversations.settings.hint')}
      </p>
      <FormRefusal text={refusalText(error)} />
      {changedBy !== null && changedAt !== null && (
        <p className={classes.hint}>
          {t('appConversations.settings.changed', {
            name: changedBy.name,
            time: formatRelativeMoment(changedAt, now),
          })}
        </p>
      )}
    </div>
  );
}
