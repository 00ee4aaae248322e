import type { MouseEvent } from 'react';
import { FILE_BYTES_MAX } from '#lib/contract/attachments.ts';
import { formatSize } from '#lib/i18n/format-size.ts';
import { t } from '#lib/i18n/i18n.ts';
import type { MailFile } from '#lib/mail/mail-host.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import styles from './files.module.css';
import { isTooLarge, type MailFiles } from './use-mail-files.ts';

type Props = {
  mailFiles: MailFiles;
  /** Keys of those that are ticked. */
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
};

/** The mail's files, of which none is kept that the agent has not ticked. */
export function FileChoice({ mailFiles, chosen, onChange }: Props) {
  const { state, files } = mailFiles;
  if (state === 'none') return null;
  return (
    <fieldset className={styles.choice} tabIndex={-1}>
      <legend className={styles.legend}>{t('mailFiles.title')}</legend>
      {state === 'looking' && <p className={styles.looking}>{t('mailFiles.looking')}</p>}
      {state === 'failed' && <NotListed onRetry={mailFiles.retry} />}
      {state === 'listed' && (
        <>
          <Files files={files} chosen={chosen} onChange={onChange} />
          <p className={styles.state}>{t('mailFiles.consent')}</p>
        </>
      )}
    </fieldset>
  );
}

function NotListed({ onRetry }: { onRetry: () => void }) {
  const retry = ({ currentTarget }: MouseEvent) => {
    // The button goes while it is tried; the keyboard stays where it was.
    currentTarget.closest('fieldset')?.focus();
    onRetry();
  };
  return (
    <p className={styles.state}>
      {t('mailFiles.notListed')}{' '}
      <Button variant="link" onClick={retry}>
        {t('common.tryAgain')}
      </Button>
    </p>
  );
}

function Files({ files, chosen, onChange }: Omit<Props, 'mailFiles'> & { files: readonly MailFile[] }) {
  const keys = files.filter((file) => !isTooLarge(file)).map(({ key }) => key);
  const areAll = keys.every((key) => chosen.includes(key));
  return (
    <>
      {files.map((file) => (
        <Checkbox
          key={file.key}
          label={<FileLabel file={file} />}
          disabled={isTooLarge(file)}
          checked={chosen.includes(file.key)}
          onChange={({ target }) =>
            onChange(target.checked ? [...chosen, file.key] : chosen.filter((key) => key !== file.key))
          }
        />
      ))}
      {keys.length > 1 && (
        <p>
          <Button variant="link" onClick={() => onChange(areAll ? [] : keys)}>
            {t(areAll ? 'mailFiles.none' : 'mailFiles.all')}
          </Button>
        </p>
      )}
    </>
  );
}

function FileLabel({ file }: { file: MailFile }) {
  const { name, size } = file;
  return (
    <span className={styles.name}>
      {name} {size !== null && <span className={styles.size}>{formatSize(size)}</span>}
      {isTooLarge(file) && (
        <span className={styles.tooLarge}>{t('mailFiles.over', { max: formatSize(FILE_BYTES_MAX) })}</span>
      )}
    </span>
  );
}
