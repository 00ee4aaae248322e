import { SlaType } from '#lib/contract/channels.ts';
import { t } from '#lib/i18n/i18n.ts';
import { RadioChoice } from '../parts/radio-choice.tsx';

type Props = {
  value: SlaType;
  onChange: (value: SlaType) => void;
};

/** Global or Individual channel, each with what it means. */
export function SlaTypeChoice({ value, onChange }: Props) {
  const options = SlaType.options.map((type) => ({
    value: type,
    label: t(`appChannels.slaTypes.${type}`),
    note: t(`appChannels.slaNotes.${type}`),
  }));
  return (
    <RadioChoice
      label={t('appChannels.slaType')}
      name="sla-type"
      options={options}
      value={value}
      onChange={onChange}
    />
  );
}
