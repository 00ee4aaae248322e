import { Modal } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';

type Props = {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  /** Width in pixels; 440 when absent. */
  size?: number;
  children: ReactNode;
};

/** A form or question over a settings page; the focus comes back to what opened it. */
export function SettingsDialog({ title, isOpen, onClose, size = 440, children }: Props) {
  useFocusReturn();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={title}
      size={size}
      withCloseButton={false}
      transitionProps={{ duration: 160, transition: 'fade-up' }}
      overlayProps={{ color: '#14171f', backgroundOpacity: 0.4 }}
    >
      {children}
    </Modal>
  );
}

/** Modal does this only while it stays mounted; ours are made when they open and gone when they close. */
function useFocusReturn(): void {
  const [opener] = useState(findOpener);
  useEffect(() => () => opener?.focus(), [opener]);
}

/** What has the focus; of a menu, which is gone by then, the button that opened it. */
function findOpener(): HTMLElement | null {
  const focused = document.activeElement;
  const trigger = focused?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  const opener = trigger === null || trigger === undefined ? focused : document.getElementById(trigger);
  return opener instanceof HTMLElement ? opener : null;
}
