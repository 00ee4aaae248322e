import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { IconPaperclip } from '@tabler/icons-react';
import { t } from '#lib/i18n/i18n.ts';
import { useTicketOnPage } from '../edits-context.ts';
import classes from './files.module.css';
import { UploadsContext } from './uploads-context.ts';
import { useFilesGiven } from './use-files-given.ts';
import { useUploads } from './use-uploads.ts';

const route = getRouteApi('/shell/tickets/$number');

/** Takes files that are dropped or pasted anywhere on the ticket's page, and shows them on their way. */
export function FilesProvider({ children }: { children: ReactNode }) {
  const { ticket } = useTicketOnPage();
  const navigate = route.useNavigate();
  const uploads = useUploads(ticket);
  const take = (files: File[]) => {
    uploads.add(files);
    void navigate({ search: (last) => ({ ...last, tab: 'files' }), replace: true });
  };
  const isOver = useFilesGiven(ticket.abilities.canUpdate ? take : null);
  return (
    <UploadsContext value={uploads}>
      {children}
      {isOver && (
        <div className={classes.over}>
          <p className={classes.overWords}>
            <IconPaperclip size={20} stroke={1.75} aria-hidden />
            {t('appTicketLife.files.dropHere', { number: ticket.number })}
          </p>
        </div>
      )}
    </UploadsContext>
  );
}
