import type { RefObject } from 'react';
import type { Field as FieldDefinition } from '#lib/contract/fields.ts';
import { t } from '#lib/i18n/i18n.ts';
import { Checkbox } from '../ui/checkbox.tsx';
import { Field, type FieldWiring } from '../ui/field.tsx';
import { Picker } from '../ui/picker.tsx';
import { TextArea, TextInput } from '../ui/text-input.tsx';
import { toInputText } from './field-values.ts';
import styles from './field-input.module.css';

type ControlProps = {
  field: FieldDefinition;
  value: unknown;
  onChange: (value: unknown) => void;
  wiring: FieldWiring;
};

type Props = Omit<ControlProps, 'wiring'> & {
  error?: string | undefined;
  /** Gets the element to focus when this field is refused. */
  rootRef?: RefObject<HTMLDivElement | null> | ((element: HTMLDivElement | null) => void);
};

/**
 * A custom field with its label, control by kind, hint and refusal. Numbers and instants are given on as typed text, since a
 * half-typed "4." is no number yet; `toWireValues` reads them when the form is sent.
 */
export function FieldInput({ field, value, onChange, error, rootRef }: Props) {
  return (
    <div ref={rootRef} data-field={`fields.${field.key}`}>
      <Field
        label={field.label}
        requiredWord={field.isMandatory ? t('common.required') : undefined}
        hint={error === undefined ? (field.hint ?? undefined) : undefined}
        error={error}
      >
        {(wiring) => <FieldControl field={field} value={value} onChange={onChange} wiring={wiring} />}
      </Field>
    </div>
  );
}

const INPUT_TYPES = {
  text: 'text',
  number: 'text',
  date: 'date',
  'date-time': 'datetime-local',
  url: 'url',
  email: 'email',
  phone: 'tel',
} as const;

function FieldControl({ field, value, onChange, wiring }: ControlProps) {
  switch (field.kind) {
    case 'long-text':
      return (
        <TextArea
          wiring={wiring}
          rows={3}
          value={toInputText(field, value)}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'yes-no':
      return <YesNo field={field} value={value} onChange={onChange} wiring={wiring} />;
    case 'one-of':
      return <OneOf field={field} value={value} onChange={onChange} wiring={wiring} />;
    case 'many-of':
      return <ManyOf field={field} value={value} onChange={onChange} wiring={wiring} />;
    case 'text':
    case 'number':
    case 'date':
    case 'date-time':
    case 'url':
    case 'email':
    case 'phone':
      return (
        <OneLine
          type={INPUT_TYPES[field.kind]}
          field={field}
          value={value}
          onChange={onChange}
          wiring={wiring}
        />
      );
  }
}

function OneLine({ type, field, value, onChange, wiring }: ControlProps & { type: string }) {
  return (
    <TextInput
      wiring={wiring}
      type={type}
      inputMode={field.kind === 'number' ? 'decimal' : undefined}
      value={toInputText(field, value)}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

function OneOf({ field, value, onChange, wiring }: ControlProps) {
  const none = { value: '', label: t('tickets.noChoice') };
  const options = offered(field, value).map((option) => ({ value: option, label: option }));
  return (
    <Picker
      label={field.label}
      id={wiring.id}
      describedBy={wiring.describedBy}
      isInvalid={wiring.isInvalid}
      value={typeof value === 'string' ? value : null}
      options={field.isMandatory ? options : [none, ...options]}
      placeholder={t('tickets.chooseOne')}
      onChange={(chosen) => onChange(chosen === '' ? null : chosen)}
    />
  );
}

/** The choices, and those archived since that the ticket has: it may keep them. */
function offered({ options }: FieldDefinition, value: unknown): string[] {
  const held = (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string');
  return [...new Set([...options, ...held])].filter((option) => option !== '');
}

function YesNo({ field, value, onChange, wiring }: ControlProps) {
  const options = [
    { value: 'yes', label: t('tickets.yes') },
    { value: 'no', label: t('tickets.no') },
  ];
  return (
    <Picker
      label={field.label}
      id={wiring.id}
      describedBy={wiring.describedBy}
      isInvalid={wiring.isInvalid}
      value={typeof value === 'boolean' ? (value ? 'yes' : 'no') : null}
      options={options}
      placeholder={t('tickets.chooseOne')}
      onChange={(chosen) => onChange(chosen === 'yes')}
    />
  );
}

function ManyOf({ field, value, onChange, wiring }: ControlProps) {
  const chosen = Array.isArray(value) ? value.map(String) : [];
  const toggle = (option: string, isOn: boolean) => {
    const next = offered(field, value).filter((known) => (known === option ? isOn : chosen.includes(known)));
    onChange(next.length === 0 ? null : next);
  };
  return (
    <fieldset aria-label={field.label} aria-describedby={wiring.describedBy} className={styles.choices}>
      {offered(field, value).map((option, index) => (
        <Checkbox
          key={option}
          id={index === 0 ? wiring.id : undefined}
          label={option}
          checked={chosen.includes(option)}
          onChange={(event) => toggle(option, event.target.checked)}
        />
      ))}
    </fieldset>
  );
}
