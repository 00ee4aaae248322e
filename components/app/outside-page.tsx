import type { ReactNode } from 'react';
import { t } from '#lib/i18n/i18n.ts';
import { BrandMark } from './brand-mark.tsx';
import { usePageTitle } from './use-page-title.ts';
import classes from './outside-page.module.css';

type Props = {
  title: string;
  /** Name over the card; the product's own when absent. */
  workspace?: string | null | undefined;
  /** One or two sentences under the title. */
  lead?: ReactNode;
  children?: ReactNode;
};

/** A page of its own outside the shell: one card in the middle. */
export function OutsidePage({ title, workspace, lead, children }: Props) {
  usePageTitle(title);
  return (
    <main className={classes.page}>
      <div className={classes.brand}>
        <BrandMark />
        <span>{workspace ?? t('common.product')}</span>
      </div>
      <div className={classes.card}>
        <h1 className={classes.title}>{title}</h1>
        {lead !== undefined && <p className={classes.lead}>{lead}</p>}
        {children}
      </div>
    </main>
  );
}
