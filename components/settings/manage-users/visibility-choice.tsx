import type { TicketVisibility } from '#lib/contract/visibility.ts';
import { t } from '#lib/i18n/i18n.ts';
import classes from './visibility-choice.module.css';

type Props = {
  value: TicketVisibility;
  onChange: (value: TicketVisibility) => void;
};

/** Public or Private, each with what it means. */
export function VisibilityChoice({ value, onChange }: Props) {
  return (
    <div role="radiogroup" aria-label={t('appAccounts.visibility.title')} className={classes.choices}>
      {(['public', 'private'] as const).map((choice) => (
        <div key={choice} className={classes.choice}>
          <label className={classes.label}>
            <input
              type="radio"
              name="visibility"
              value={choice}
              checked={value === choice}
              aria-describedby={`visibility-${choice}`}
              onChange={() => onChange(choice)}
            />
            {t(`appAccounts.visibility.${choice}`)}
          </label>
          <p id={`visibility-${choice}`} className={classes.note}>
            {t(`appAccounts.visibility.${choice}Note`)}
          </p>
        </div>
      ))}
    </div>
  );
}
