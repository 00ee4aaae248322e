import { ChannelKind } from '#lib/contract/channels.ts';
import { t } from '#lib/i18n/i18n.ts';
import { RadioChoice } from '../parts/radio-choice.tsx';

type Props = { value: ChannelKind; onChange: (value: ChannelKind) => void };

/** What a new channel takes its conversations from; it never changes afterwards. */
export function KindChoice({ value, onChange }: Props) {
  const options = ChannelKind.options.map((kind) => ({
    value: kind,
    label: t(`appMail.kinds.${kind}`),
    note: t(`appMail.kindNotes.${kind}`),
  }));
  return (
    <RadioChoice
      label={t('appMail.kind')}
      name="channel-kind"
      options={options}
      value={value}
      onChange={onChange}
    />
  );
}
