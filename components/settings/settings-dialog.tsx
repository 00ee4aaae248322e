import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';

type Props = {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  /** Width in pixels; 440 when absent. */
  size?: number;
  children: ReactNode;
};

/** A form or question over a settings page. */
export function SettingsDialog({ title, isOpen, onClose, size = 440, children }: Props) {
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
