import { IconArrowLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { t } from '#lib/i18n/i18n.ts';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './title-bar.module.css';

type Props = {
  title: ReactNode;
  onBack: () => void;
  /** At the right end. */
  aside?: ReactNode;
};

/** The top of a screen opened over the thread: the way back, and what this is. */
export function TitleBar({ title, onBack, aside }: Props) {
  return (
    <header className={styles.bar}>
      <IconButton
        label={t('common.back')}
        icon={<IconArrowLeft size={16} stroke={1.75} aria-hidden />}
        onClick={onBack}
      />
      <h1 className={styles.title}>{title}</h1>
      {aside !== undefined && <div className={styles.aside}>{aside}</div>}
    </header>
  );
}
