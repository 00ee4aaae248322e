import { IconAlertTriangle, IconFileUpload, IconRefresh, IconX } from '@tabler/icons-react';
import { refusalText } from '#components/app/refusal-text.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import { FILE_BYTES_MAX } from '#lib/contract/attachments.ts';
import { formatSize } from '#lib/i18n/format-size.ts';
import { t } from '#lib/i18n/i18n.ts';
import { ProgressBar } from '../../../ui/progress-bar.tsx';
import classes from './files.module.css';
import { FileTooLarge, type Upload } from './uploads.ts';

type Props = { upload: Upload; onRetry: () => void; onDiscard: () => void };

/** A file on its way: how far it is, or why it did not get there and how to try again. */
export function UploadRow({ upload, onRetry, onDiscard }: Props) {
  const { file, state, canRetry } = upload;
  const { name } = file;
  const isFailed = state === 'failed';
  const Icon = isFailed ? IconAlertTriangle : IconFileUpload;
  return (
    <li className={classes.row} data-failed={isFailed}>
      <Icon size={16} stroke={1.75} aria-hidden className={classes.icon} />
      <div className={classes.main}>
        <p className={classes.line}>
          <span className={classes.uploadName}>{name}</span>
          <span className={classes.size}>{formatSize(file.size)}</span>
        </p>
        <State upload={upload} />
      </div>
      {isFailed && canRetry && (
        <IconButton
          size="sm"
          label={t('appTicketLife.files.retry', { name })}
          icon={<IconRefresh size={14} stroke={1.75} aria-hidden />}
          onClick={onRetry}
        />
      )}
      <IconButton
        size="sm"
        label={t(isFailed ? 'appTicketLife.files.drop' : 'appTicketLife.files.stop', { name })}
        icon={<IconX size={14} stroke={1.75} aria-hidden />}
        onClick={onDiscard}
      />
    </li>
  );
}

function State({ upload: { file, state, sent, error } }: Pick<Props, 'upload'>) {
  if (state === 'failed') {
    const words =
      error instanceof FileTooLarge
        ? t('appTicketLife.files.tooLarge', { max: formatSize(FILE_BYTES_MAX) })
        : refusalText(error);
    return (
      <p role="alert" className={classes.failed}>
        {words}
      </p>
    );
  }
  if (state === 'waiting') return <p className={classes.by}>{t('appTicketLife.files.waiting')}</p>;
  const percent = Math.floor(sent * 100);
  return (
    <p className={classes.progress}>
      <ProgressBar
        done={percent}
        total={100}
        label={t('appTicketLife.files.progressOf', { name: file.name, percent })}
      />
      <span className={classes.size}>{t('appTicketLife.files.progress', { percent })}</span>
    </p>
  );
}
