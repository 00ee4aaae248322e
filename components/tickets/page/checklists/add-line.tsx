import { type SyntheticEvent, useState } from 'react';
import { HiddenWords } from '#components/app/hidden-words.tsx';
import { Button } from '#components/ui/button.tsx';
import { TextInput } from '#components/ui/text-input.tsx';
import { useId } from 'react';
import classes from './checklists.module.css';

type Props = {
  label: string;
  hint: string;
  verb: string;
  lengthMax: number;
  onAdd: (text: string) => void;
};

/** One line that adds with Enter and stays for the next one. */
export function AddLine({ label, hint, verb, lengthMax, onAdd }: Props) {
  const [text, setText] = useState('');
  const id = useId();
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    const given = text.trim();
    if (given === '') return;
    onAdd(given);
    setText('');
  };
  return (
    <form className={classes.addLine} onSubmit={handleSubmit}>
      <label htmlFor={id}>
        <HiddenWords>{label}</HiddenWords>
      </label>
      <TextInput
        id={id}
        value={text}
        maxLength={lengthMax}
        placeholder={hint}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" aria-disabled={text.trim() === ''}>
        {verb}
      </Button>
    </form>
  );
}
