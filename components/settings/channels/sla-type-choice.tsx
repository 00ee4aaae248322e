import { SlaType } from '#lib/contract/channels.ts';
import { t } from '#lib/i18n/i18n.ts';
import classes from '../manage-users/visibility-choice.module.css';

type Props = {
  value: SlaType;
  onChange: (value: SlaType) => void;
};

/** Global or Individual channel, each with what it means. */
export function SlaTypeChoice({ value, onChange }: Props) {
  return (
    <div role="radiogroup" aria-label={t('appChannels.slaType')} className={classes.choices}>
      <p aria-hidden>{t('appChannels.slaType')}</p>
      {SlaType.options.map((type) => (
        <div key={type}>
          <label className={classes.label}>
            <input
              type="radio"
              name="sla-type"
              value={type}
              checked={value === type}
              aria-describedby={`sla-type-${type}`}
              onChange={() => onChange(type)}
            />
            {t(`appChannels.slaTypes.${type}`)}
          </label>
          <p id={`sla-type-${type}`} className={classes.note}>
            {t(`appChannels.slaNotes.${type}`)}
          </p>
        </div>
      ))}
    </div>
  );
}
