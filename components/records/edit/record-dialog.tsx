import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';

type Props = { isOpen: boolean; title: string; onClose: () => void; children: ReactNode };

/** A record's form over the page; a click beside it loses nothing. */
export function RecordDialog({ isOpen, title, onClose, children }: Props) {
  const isNarrow = useMediaQuery('(max-width: 36em)', undefined, { getInitialValueInEffect: false });
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={title}
      size={480}
      fullScreen={isNarrow ?? false}
      closeOnClickOutside={false}
      withCloseButton={false}
      transitionProps={{ duration: 160, transition: 'fade-up' }}
      overlayProps={{ color: '#14171f', backgroundOpacity: 0.4 }}
    >
      {children}
    </Modal>
  );
}
