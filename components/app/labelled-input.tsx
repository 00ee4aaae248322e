import type { ComponentPropsWithRef } from 'react';
import { Field } from '#components/ui/field.tsx';
import { TextInput } from '#components/ui/text-input.tsx';

type Props = ComponentPropsWithRef<'input'> & {
  label: string;
  hint?: string;
  /** What to do about the value. */
  error?: string | undefined;
};

/** A text input with its label, hint and error. */
export function LabelledInput({ label, hint, error, ...rest }: Props) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(wiring) => <TextInput wiring={wiring} {...rest} />}
    </Field>
  );
}
