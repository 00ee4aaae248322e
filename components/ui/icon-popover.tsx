import { useId, type ReactNode } from 'react';
import floating from './floating.module.css';
import { IconButton } from './icon-button.tsx';
import { useFloating } from './use-floating.ts';

type Props = {
  /** Name of the button. */
  label: string;
  icon: ReactNode;
  /** Name of the panel for screen readers. */
  title: string;
  isPressed?: boolean;
  className?: string | undefined;
  /** What the panel shows while it is open. */
  children: (close: () => void) => ReactNode;
};

const PLACEMENT = { align: 'start', matchesWidth: false } as const;

/** A button with an icon and the panel that it opens. Esc closes it and gives the focus back. */
export function IconPopover({ label, icon, title, isPressed, className, children }: Props) {
  const { anchor, panel, isOpen, open, close, handleToggle } = useFloating<HTMLButtonElement>(PLACEMENT);
  const id = useId();
  return (
    <>
      <IconButton
        ref={anchor}
        label={label}
        icon={icon}
        aria-pressed={isPressed}
        aria-expanded={isOpen}
        aria-controls={id}
        className={className}
        onClick={isOpen ? close : open}
      />
      <section
        ref={panel}
        id={id}
        popover="auto"
        aria-label={title}
        className={floating.panel}
        onToggle={handleToggle}
      >
        {isOpen && children(close)}
      </section>
    </>
  );
}
