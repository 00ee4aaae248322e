import { t } from '#lib/i18n/i18n.ts';
import { ButtonLink } from '../button-link.tsx';
import form from '../form.module.css';
import { OutsidePage } from '../outside-page.tsx';

type Props = {
  /** What to do instead. */
  remedy: string | undefined;
};

/** A link was used, replaced or is too old. */
export function LinkOver({ remedy }: Props) {
  return (
    <OutsidePage title={t('appAccounts.outside.overTitle')} lead={remedy ?? t('appAccounts.outside.noLink')}>
      <div className={form.form}>
        <ButtonLink to="/sign-in">{t('appAccounts.outside.toSignIn')}</ButtonLink>
      </div>
    </OutsidePage>
  );
}
