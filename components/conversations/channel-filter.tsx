import { useNavigate } from '@tanstack/react-router';
import { Picker } from '#components/ui/picker.tsx';
import { t } from '#lib/i18n/i18n.ts';
import type { ConversationSearch } from './conversation-search.ts';
import { useConversationChannels } from './use-conversation-channels.ts';

/** Value of the picker for all channels. */
const ALL = '';

/** Narrows the list to a channel; nothing where there are not two to choose from. */
export function ChannelFilter({ search }: { search: ConversationSearch }) {
  const navigate = useNavigate();
  const channels = useConversationChannels().data ?? [];
  if (channels.length < 2) return null;
  return (
    <Picker
      variant="property"
      label={t('appConversations.channel')}
      value={search.channel ?? ALL}
      options={[
        { value: ALL, label: t('appConversations.allChannels') },
        ...channels.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(value) =>
        void navigate({ to: '.', search: { ...search, channel: value === ALL ? undefined : value } })
      }
    />
  );
}
