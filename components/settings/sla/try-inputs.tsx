import { IconPlayerPause, IconX } from '@tabler/icons-react';
import { LabelledInput } from '#components/app/labelled-input.tsx';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { TextInput } from '#components/ui/text-input.tsx';
import { t } from '#lib/i18n/i18n.ts';
import classes from './try-it.module.css';

/** A pause as typed, by the clock of the zone. */
export type PauseDraft = { key: string; from: string; to: string };

type Props = {
  /** When the ticket is made, as the input has it. */
  created: string;
  zone: string;
  pauses: readonly PauseDraft[];
  onCreated: (created: string) => void;
  onPauses: (pauses: PauseDraft[]) => void;
};

/** When the tried ticket is made, and when it is paused. */
export function TryInputs({ created, zone, pauses, onCreated, onPauses }: Props) {
  const change = (key: string, part: Partial<PauseDraft>) =>
    onPauses(pauses.map((pause) => (pause.key === key ? { ...pause, ...part } : pause)));
  return (
    <div className={classes.inputs}>
      <div className={classes.created}>
        <LabelledInput
          type="datetime-local"
          label={t('appSla.try.created')}
          hint={t('appSla.try.zone', { zone })}
          value={created}
          onChange={({ currentTarget }) => onCreated(currentTarget.value)}
        />
        <Button
          icon={<IconPlayerPause size={16} stroke={1.75} aria-hidden />}
          onClick={() => onPauses([...pauses, { key: crypto.randomUUID(), from: created, to: '' }])}
        >
          {t('appSla.try.addPause')}
        </Button>
      </div>
      {pauses.map(({ key, from, to }, index) => (
        <div key={key} className={classes.pause}>
          <TextInput
            type="datetime-local"
            aria-label={t('appSla.try.pauseFrom', { place: index + 1 })}
            value={from}
            onChange={({ currentTarget }) => change(key, { from: currentTarget.value })}
          />
          <span>{t('appSla.try.to')}</span>
          <TextInput
            type="datetime-local"
            aria-label={t('appSla.try.pauseTo', { place: index + 1 })}
            value={to}
            onChange={({ currentTarget }) => change(key, { to: currentTarget.value })}
          />
          <IconButton
            label={t('appSla.try.removePause', { place: index + 1 })}
            icon={<IconX size={16} stroke={1.75} aria-hidden />}
            onClick={() => onPauses(pauses.filter((pause) => pause.key !== key))}
          />
        </div>
      ))}
    </div>
  );
}
