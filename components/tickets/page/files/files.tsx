import { IconPaperclip, IconPlus } from '@tabler/icons-react';
import { useRef } from 'react';
import { Button } from '#components/ui/button.tsx';
import { StatePanel } from '#components/ui/state-panel.tsx';
import { FILE_BYTES_MAX } from '#lib/contract/attachments.ts';
import { formatSize } from '#lib/i18n/format-size.ts';
import { t } from '#lib/i18n/i18n.ts';
import { useTicketOnPage } from '../edits-context.ts';
import { FileRow } from './file-row.tsx';
import classes from './files.module.css';
import { UploadRow } from './upload-row.tsx';
import { useTicketUploads } from './uploads-context.ts';

/** The files kept with the ticket, those on their way, and how to add some. */
export function Files() {
  const { attachments, abilities } = useTicketOnPage().ticket;
  const { uploads, retry, discard } = useTicketUploads();
  const { canUpdate } = abilities;
  const isEmpty = attachments.length === 0 && uploads.length === 0;
  return (
    <div className={classes.files}>
      {isEmpty ? <NoFiles canAdd={canUpdate} /> : canUpdate && <AddFiles />}
      {attachments.length > 0 && (
        <ul className={classes.list} aria-label={t('appTicketLife.files.list')}>
          {attachments.map((file) => (
            <FileRow key={file.id} file={file} canRemove={canUpdate} />
          ))}
        </ul>
      )}
      {uploads.length > 0 && (
        <ul className={classes.list} aria-label={t('appTicketLife.files.sending')}>
          {uploads.map((upload) => (
            <UploadRow
              key={upload.id}
              upload={upload}
              onRetry={() => retry(upload)}
              onDiscard={() => discard(upload.id)}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

function NoFiles({ canAdd }: { canAdd: boolean }) {
  return (
    <StatePanel
      icon={<IconPaperclip size={20} stroke={1.75} aria-hidden />}
      title={t('appTicketLife.files.none')}
      actions={canAdd && <AddFiles />}
    >
      <p>{t(canAdd ? 'appTicketLife.files.noneBody' : 'appTicketLife.files.noneReadOnly')}</p>
    </StatePanel>
  );
}

function AddFiles() {
  const { add } = useTicketUploads();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={classes.add}>
      <Button icon={<IconPlus size={16} stroke={1.75} aria-hidden />} onClick={() => input.current?.click()}>
        {t('appTicketLife.files.add')}
      </Button>
      <span className={classes.hint}>
        {t('appTicketLife.files.hint', { max: formatSize(FILE_BYTES_MAX) })}
      </span>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('appTicketLife.files.add')}
        onChange={({ currentTarget }) => {
          add([...(currentTarget.files ?? [])]);
          // The same file can be chosen again after it was refused or removed.
          currentTarget.value = '';
        }}
      />
    </div>
  );
}
