import type { ReactNode } from 'react';
import { HiddenWords } from '#components/app/hidden-words.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { t } from '#lib/i18n/i18n.ts';
import classes from './property-row.module.css';

type Props = {
  label: string;
  children: ReactNode;
  /** While true the new value is on its way. */
  isSaving?: boolean;
  /** True for a control that brings its own padding, so that its text aligns with plain values. */
  isControl?: boolean;
};

/** One property: its label and value, or the control that changes it. */
export function PropertyRow({ label, children, isSaving = false, isControl = false }: Props) {
  return (
    <div className={classes.row}>
      <span className={classes.label}>{label}</span>
      <div className={isControl ? classes.control : classes.value}>{children}</div>
      {isSaving && (
        <output className={classes.saving}>
          <Spinner size={12} />
          <HiddenWords>{t('appTickets.page.saving')}</HiddenWords>
        </output>
      )}
    </div>
  );
}
