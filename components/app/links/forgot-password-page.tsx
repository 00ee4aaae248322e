import { useQuery } from '@tanstack/react-query';
import { t } from '#lib/i18n/i18n.ts';
import { useApi } from '../api-context.tsx';
import { ButtonLink } from '../button-link.tsx';
import form from '../form.module.css';
import { OutsidePage } from '../outside-page.tsx';
import { companionQuery } from '../session.ts';

/** What to do without the password. It asks for no address, so it can tell nobody whose address is known here. */
export function ForgotPasswordPage() {
  const workspace = useQuery(companionQuery(useApi())).data?.workspace ?? t('common.product');
  return (
    <OutsidePage
      title={t('appAccounts.outside.forgotTitle')}
      lead={t('appAccounts.outside.forgotLead', { workspace })}
    >
      <div className={form.form}>
        <p className={form.note}>{t('appAccounts.outside.forgotHow')}</p>
        <ButtonLink to="/sign-in">{t('appAccounts.outside.toSignIn')}</ButtonLink>
      </div>
    </OutsidePage>
  );
}
