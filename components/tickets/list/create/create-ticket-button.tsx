import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { Button } from '#components/ui/button.tsx';
import { KeyHint } from '#components/ui/key-hint.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { CreateTicketDialog } from './create-ticket-dialog.tsx';

type Props = {
  /** True for the page's one button that the key C presses too. */
  hasKey?: boolean;
  /** True where another thing is first, such as in a note. */
  isQuiet?: boolean;
};

/** The button that opens the form of a new ticket, and the form. */
export function CreateTicketButton({ hasKey = false, isQuiet = false }: Props) {
  const [isOpen, { open, close }] = useDisclosure(false);
  useHotkeys(hasKey ? [['c', open]] : []);
  return (
    <>
      <Button
        variant={isQuiet ? 'default' : 'primary'}
        size={isQuiet ? 'sm' : 'md'}
        icon={<IconPlus size={16} stroke={1.75} aria-hidden />}
        trailing={hasKey && <KeyHint keys={['C']} isOnFill />}
        aria-haspopup="dialog"
        onClick={open}
      >
        {t('appTickets.list.createNew')}
      </Button>
      <CreateTicketDialog isOpen={isOpen} onClose={close} />
    </>
  );
}
