import { type SyntheticEvent, useState } from 'react';
import { focusOnMount } from '#components/app/focus-on-mount.ts';
import { Button } from '#components/ui/button.tsx';
import { TextInput } from '#components/ui/text-input.tsx';
import { t } from '#lib/i18n/i18n.ts';
import classes from './checklists.module.css';

type Props = {
  name: string;
  lengthMax: number;
  onSave: (name: string) => void;
  onDone: () => void;
};

/** Renames in place: Enter saves, Esc leaves it as it was. */
export function NameEditor({ name, lengthMax, onSave, onDone }: Props) {
  const [text, setText] = useState(name);
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    const given = text.trim();
    if (given === '') return;
    if (given !== name) onSave(given);
    onDone();
  };
  return (
    <form className={classes.addLine} onSubmit={handleSubmit}>
      <TextInput
        aria-label={t('appTicketWork.newName', { name })}
        value={text}
        maxLength={lengthMax}
        autoComplete="off"
        ref={focusOnMount}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && onDone()}
      />
      <Button type="submit" aria-disabled={text.trim() === ''}>
        {t('appTicketWork.saveName')}
      </Button>
      <Button variant="quiet" onClick={onDone}>
        {t('common.cancel')}
      </Button>
    </form>
  );
}
