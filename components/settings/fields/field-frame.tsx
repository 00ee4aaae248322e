import type { ReactNode } from 'react';
import type { FieldDetails } from '#lib/contract/fields.ts';
import { SettingsBody } from '../settings-body.tsx';
import parts from '../parts/parts.module.css';
import { FieldList } from './field-list.tsx';

type Props = {
  fields: FieldDetails[];
  /** Id of the one that is open, or `new`; empty for none. */
  open: string;
  children: ReactNode;
  /** Below, always in sight. */
  footer?: ReactNode;
};

/** The list of fields, and beside it the one that is open. */
export function FieldFrame({ fields, open, children, footer }: Props) {
  return (
    <>
      <SettingsBody>
        <div className={parts.columns}>
          <FieldList fields={fields} open={open} />
          <div className={parts.main}>{children}</div>
        </div>
      </SettingsBody>
      {footer}
    </>
  );
}
