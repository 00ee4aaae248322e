import { t } from '#lib/i18n/i18n.ts';
import { StatusChoice } from '../status/status-choice.tsx';
import { failureSentence } from './failure/describe-failure.ts';
import { Screen } from './screen.tsx';
import { useServices } from './services.tsx';
import styles from './status-screen.module.css';
import { TitleBar } from './title-bar.tsx';

/** One's own status, over whatever was open. */
export function StatusScreen({ onBack }: { onBack: () => void }) {
  const { api } = useServices();
  return (
    <Screen header={<TitleBar title={t('statuses.title')} onBack={onBack} />} onBack={onBack}>
      <div className={styles.body}>
        <StatusChoice api={api} toWords={(error) => failureSentence(error as Error)} />
      </div>
    </Screen>
  );
}
