import { IconUserPlus } from '@tabler/icons-react';
import { t } from '#lib/i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { RecordIcon } from '../../tickets/record-icon.tsx';
import styles from './unmatched-panel.module.css';

type Props = {
  /** First name or address, for the sentence. */
  name: string;
  canAdd: boolean;
  onAdd: (kind: 'contact' | 'lead') => void;
  onAddAddress: () => void;
};

/** The sender is in no record: adding them is the one next step. */
export function UnmatchedPanel({ name, canAdd, onAdd, onAddAddress }: Props) {
  return (
    <section className={styles.panel}>
      <h2 className={styles.title}>{t('sidebar.unmatched.title')}</h2>
      <p className={styles.body}>
        {canAdd ? t('sidebar.unmatched.body', { name }) : t('sidebar.unmatched.noRight')}
      </p>
      {canAdd && (
        <>
          <div className={styles.actions}>
            <Button
              id="add-contact"
              variant="primary"
              isWide
              icon={<IconUserPlus size={16} stroke={1.75} aria-hidden />}
              onClick={() => onAdd('contact')}
            >
              {t('sidebar.unmatched.addContact')}
            </Button>
            <Button
              id="add-lead"
              isWide
              icon={<RecordIcon kind="lead" size={16} />}
              onClick={() => onAdd('lead')}
            >
              {t('sidebar.unmatched.addLead')}
            </Button>
          </div>
          <Button id="add-address" variant="link" onClick={onAddAddress}>
            {t('sidebar.unmatched.addAddress')}
          </Button>
        </>
      )}
    </section>
  );
}
