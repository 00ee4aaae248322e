import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { sendFile } from '#lib/api/upload.ts';
import { addAttachment } from '#lib/contract/attachments.ts';
import type { Ticket } from '#lib/contract/tickets.ts';
import { t } from '#lib/i18n/i18n.ts';
import { ticketKeys } from '../../ticket-keys.ts';
import { useTicketOnPage } from '../edits-context.ts';
import { DropHere } from './drop-here.tsx';
import { UploadsContext } from './uploads-context.ts';
import { useFilesGiven } from './use-files-given.ts';
import { useUploads } from './use-uploads.ts';

const route = getRouteApi('/shell/tickets/$number');

/** Takes files that are dropped or pasted anywhere on the ticket's page, and shows them on their way. */
export function FilesProvider({ children }: { children: ReactNode }) {
  const { ticket } = useTicketOnPage();
  const navigate = route.useNavigate();
  const uploads = useTicketFiles(ticket);
  const take = (files: File[]) => {
    uploads.add(files);
    void navigate({ search: (last) => ({ ...last, tab: 'files' }), replace: true });
  };
  const isOver = useFilesGiven(ticket.abilities.canUpdate ? take : null);
  return (
    <UploadsContext value={uploads}>
      {children}
      {isOver && <DropHere>{t('appTicketLife.files.dropHere', { number: ticket.number })}</DropHere>}
    </UploadsContext>
  );
}

function useTicketFiles({ id: ticketId, number }: Pick<Ticket, 'id' | 'number'>) {
  const queryClient = useQueryClient();
  return useUploads({
    send: (file, options) =>
      sendFile(addAttachment, { params: { ticketId }, query: { name: file.name }, upload: file }, options),
    onSent: () => queryClient.invalidateQueries({ queryKey: ticketKeys.one(number) }),
  });
}
