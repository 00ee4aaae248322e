import { IconPaperclip, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { UploadRow } from '#components/tickets/page/files/upload-row.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { formatSize } from '#lib/i18n/format-size.ts';
import { t } from '#lib/i18n/i18n.ts';
import type { ReplyFiles } from './use-reply-files.ts';
import classes from './reply-files.module.css';

/** Files that go with the reply, and those on their way to it. */
export function ReplyFileList({ files, uploads, remove }: ReplyFiles) {
  return (
    <>
      {files.length > 0 && (
        <ul className={classes.files} aria-label={t('appReplies.files.list')}>
          {files.map(({ id, name, sizeBytes }) => (
            <li key={id} className={classes.file}>
              <IconPaperclip size={14} stroke={1.75} aria-hidden className={classes.icon} />
              <span className={classes.name}>
                {t('appReplies.files.one', { name, size: formatSize(sizeBytes) })}
              </span>
              <IconButton
                size="sm"
                label={t('appReplies.files.remove', { name })}
                icon={<IconX size={14} stroke={1.75} aria-hidden />}
                onClick={() => remove(id)}
              />
            </li>
          ))}
        </ul>
      )}
      {uploads.uploads.length > 0 && (
        <ul className={classes.uploads} aria-label={t('appReplies.files.sending')}>
          {uploads.uploads.map((upload) => (
            <UploadRow
              key={upload.id}
              upload={upload}
              onRetry={() => uploads.retry(upload)}
              onDiscard={() => uploads.discard(upload.id)}
            />
          ))}
        </ul>
      )}
    </>
  );
}

/** Chooses files for the reply. */
export function AddReplyFiles({ onFiles }: { onFiles: (files: File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton
        label={t('appReplies.files.add')}
        icon={<IconPaperclip size={16} stroke={1.75} aria-hidden />}
        onClick={() => input.current?.click()}
      />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('appReplies.files.add')}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          // The same file can be chosen again after it was removed.
          currentTarget.value = '';
        }}
      />
    </>
  );
}
