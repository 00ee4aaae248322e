import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { t } from '#lib/i18n/i18n.ts';
import type { Connection } from '#lib/store/connection.ts';
import type { KeyValueStore } from '#lib/store/key-value-store.ts';
import type { Tables } from '#lib/store/tables.ts';
import { Button } from '../ui/button.tsx';
import { copyText } from '../sidebar/copy-text.ts';
import { gatherDiagnosis } from './gather-diagnosis.ts';
import { OptionsSection } from './options-section.tsx';
import styles from './options.module.css';

type Props = { connection: Connection; tables: Tables; values: KeyValueStore; version: string };

/** Versions, what answers, and what was found in mail pages; to be copied for whoever helps. */
export function DiagnosisSection({ connection, tables, values, version }: Props) {
  const [isCopied, setCopied] = useState(false);
  const { address, token } = connection;
  const query = useQuery({
    queryKey: ['diagnosis', address, token !== null],
    queryFn: () => gatherDiagnosis({ connection, tables, values, version }),
    refetchInterval: 5_000,
    retry: false,
  });
  const lines = query.data ?? [];
  const handleCopy = async () =>
    setCopied(await copyText(lines.map(([name, value]) => `${name}: ${value}`).join('\n')));
  return (
    <OptionsSection title={t('extension.options.diagnosis')}>
      <p className={styles.hint}>{t('extension.options.diagnosisHint')}</p>
      <dl className={styles.facts}>
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.actions}>
        <Button onClick={handleCopy} disabled={lines.length === 0}>
          {t(isCopied ? 'extension.options.copied' : 'extension.options.copy')}
        </Button>
      </div>
    </OptionsSection>
  );
}
