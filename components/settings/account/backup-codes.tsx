import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { t } from '#lib/i18n/i18n.ts';
import classes from '../settings-parts.module.css';

type Props = { codes: readonly string[] };

/** Backup codes, shown once, with a way to copy all. */
export function BackupCodes({ codes }: Props) {
  const [isCopied, setCopied] = useState(false);
  const handleCopy = () => void navigator.clipboard.writeText(codes.join('\n')).then(() => setCopied(true));
  return (
    <section aria-label={t('appAccounts.account.codesTitle')}>
      <h3 className={classes.title}>{t('appAccounts.account.codesTitle')}</h3>
      <p className={classes.small}>{t('appAccounts.account.codesNote')}</p>
      <ul className={`${classes.secret} ${classes.codes}`}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Button size="sm" onClick={handleCopy}>
        {isCopied ? t('appAccounts.account.codesCopied') : t('appAccounts.account.copyCodes')}
      </Button>
    </section>
  );
}
