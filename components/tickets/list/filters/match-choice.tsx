import { Picker } from '#components/ui/picker.tsx';
import type { FilterMatch } from '#lib/contract/ticket-filters.ts';
import { t } from '#lib/i18n/i18n.ts';
import classes from './filter-dialog.module.css';

type Props = { label: string; value: FilterMatch; onChange: (match: FilterMatch) => void };

/** Whether all conditions have to fit, or any. */
export function MatchChoice({ label, value, onChange }: Props) {
  return (
    <div className={classes.match}>
      <span>{label}</span>
      <div className={classes.choice}>
        <Picker
          label={label}
          value={value}
          options={[
            { value: 'all', label: t('appLists.filter.all') },
            { value: 'any', label: t('appLists.filter.any') },
          ]}
          onChange={(match) => onChange(match === 'any' ? 'any' : 'all')}
        />
      </div>
    </div>
  );
}
