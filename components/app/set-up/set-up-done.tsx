import { t } from '#lib/i18n/i18n.ts';
import { ButtonLink } from '../button-link.tsx';
import { OutsidePage } from '../outside-page.tsx';
import form from '../form.module.css';

/** Set-up was opened on a companion that has an admin. */
export function SetUpDone() {
  return (
    <OutsidePage title={t('app.setUp.doneTitle')} lead={t('app.setUp.doneBody')}>
      <div className={form.form}>
        <ButtonLink to="/sign-in">{t('app.setUp.toSignIn')}</ButtonLink>
      </div>
    </OutsidePage>
  );
}
