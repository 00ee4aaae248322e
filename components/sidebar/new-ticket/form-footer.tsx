import { IconAlertTriangle } from '@tabler/icons-react';
import { t } from '#lib/i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import styles from './new-ticket.module.css';

type Props = {
  /** What keeps the form from being saved; absent: nothing. */
  summary: string | undefined;
  onCancel: () => void;
};

/** The end of the form: what is refused, beside the button that was pressed. */
export function FormFooter({ summary, onCancel }: Props) {
  return (
    <>
      {summary !== undefined && (
        <p role="alert" className={styles.summary}>
          <IconAlertTriangle size={14} stroke={1.75} aria-hidden />
          <span>{summary}</span>
        </p>
      )}
      <div className={styles.buttons}>
        <Button type="submit" variant="primary" isWide trailing={<KeyHint keys={['↵']} isOnFill />}>
          {t('sidebar.form.save')}
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </>
  );
}
