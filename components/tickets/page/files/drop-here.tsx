import { IconPaperclip } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './files.module.css';

/** Lies over the page while files are held over it. */
export function DropHere({ children }: { children: ReactNode }) {
  return (
    <div className={classes.over}>
      <p className={classes.overWords}>
        <IconPaperclip size={20} stroke={1.75} aria-hidden />
        {children}
      </p>
    </div>
  );
}
