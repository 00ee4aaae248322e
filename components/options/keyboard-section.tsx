import { mailPage } from '#lib/i18n/en/mail-page.ts';
import { t } from '#lib/i18n/i18n.ts';
import { CHORD_KEY, CHORD_LETTERS } from '#lib/mail/chords.ts';
import { KeyHint } from '../ui/key-hint.tsx';
import { OptionsSection } from './options-section.tsx';
import styles from './options.module.css';

/** The chords, as Gmail's own help lists them too. */
export function KeyboardSection() {
  return (
    <OptionsSection title={t('extension.options.keyboard')}>
      <p className={styles.hint}>{t('extension.options.keyboardHint')}</p>
      <dl className={styles.keys}>
        {(['goToTickets', 'newTicket', 'backToMail'] as const).map((act) => (
          <div key={act}>
            <dt>
              <KeyHint keys={[CHORD_KEY, CHORD_LETTERS[act]]} />
              <span className={styles.spoken}>{`${CHORD_KEY} ${CHORD_LETTERS[act]}`}</span>
            </dt>
            <dd>{mailPage.chords[act]}</dd>
          </div>
        ))}
      </dl>
    </OptionsSection>
  );
}
