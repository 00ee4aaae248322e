import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconFile, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useApi } from '#components/app/api-context.tsx';
import { refusalText } from '#components/app/refusal-text.ts';
import { useNow } from '#components/app/use-now.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import { useToasts } from '#components/ui/toast.tsx';
import { addressOf } from '#lib/api/route-address.ts';
import { readAttachment, removeAttachment, type Attachment } from '#lib/contract/attachments.ts';
import { formatRelativeMoment } from '#lib/i18n/format.ts';
import { formatSize } from '#lib/i18n/format-size.ts';
import { t } from '#lib/i18n/i18n.ts';
import { ticketKeys } from '../../ticket-keys.ts';
import { RemoveQuestion } from '../checklists/remove-question.tsx';
import { useTicketOnPage } from '../edits-context.ts';
import classes from './files.module.css';

type Props = { file: Attachment; canRemove: boolean };

/** A kept file: its name downloads it; removed after a question, as it cannot be brought back. */
export function FileRow({ file, canRemove }: Props) {
  const { ticket } = useTicketOnPage();
  const now = useNow();
  const [isAsking, setAsking] = useState(false);
  const remove = useRemoveFile(file);
  const { id: attachmentId, name, sizeBytes, addedBy, createdAt } = file;
  if (isAsking) {
    return (
      <li className={classes.row}>
        <RemoveQuestion
          words={t('appTicketLife.files.confirmRemove', { name })}
          verb={t('appTicketLife.files.removeFile')}
          onRemove={() => remove.mutate(undefined, { onSettled: () => setAsking(false) })}
          onKeep={() => setAsking(false)}
        />
      </li>
    );
  }
  const size = formatSize(sizeBytes);
  return (
    <li className={classes.row}>
      <IconFile size={16} stroke={1.75} aria-hidden className={classes.icon} />
      <div className={classes.main}>
        <p className={classes.line}>
          <a
            className={classes.name}
            href={addressOf(readAttachment, { params: { ticketId: ticket.id, attachmentId } })}
            download={name}
            aria-label={t('appTicketLife.files.download', { name, size })}
          >
            {name}
          </a>
          <span className={classes.size}>{size}</span>
        </p>
        <p className={classes.by}>
          {t('appTicketLife.files.by', { name: addedBy.name, time: formatRelativeMoment(createdAt, now) })}
        </p>
      </div>
      {canRemove && (
        <IconButton
          size="sm"
          label={t('appTicketLife.files.remove', { name })}
          icon={<IconTrash size={14} stroke={1.75} aria-hidden />}
          onClick={() => setAsking(true)}
        />
      )}
    </li>
  );
}

function useRemoveFile({ id: attachmentId, name }: Attachment) {
  const { ticket } = useTicketOnPage();
  const [api, queryClient, toasts] = [useApi(), useQueryClient(), useToasts()];
  return useMutation({
    mutationFn: () => api(removeAttachment, { params: { ticketId: ticket.id, attachmentId } }),
    onSuccess: () => {
      toasts.show({ words: t('appTicketLife.files.removed', { name }) });
      return queryClient.invalidateQueries({ queryKey: ticketKeys.one(ticket.number) });
    },
    onError: (error) => toasts.show({ words: refusalText(error) ?? '' }),
  });
}
