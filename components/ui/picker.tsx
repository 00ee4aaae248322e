import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useId, type ReactNode } from 'react';
import { classNames } from './class-names.ts';
import floating from './floating.module.css';
import styles from './picker.module.css';
import { useFloating } from './use-floating.ts';
import { useListbox } from './use-listbox.ts';

export type PickerOption = {
  value: string;
  label: string;
  icon?: ReactNode;
  /** At the right of the option: a hint of what choosing it does. */
  trailing?: ReactNode;
};

type Props = {
  /** Name of the control; a visible label is given by the field around it. */
  label: string;
  value: string | null;
  options: PickerOption[];
  onChange: (value: string) => void;
  /** `field`: a box in a form, where Enter saves the form. `property`: plain until hovered, where Enter opens. */
  variant?: 'field' | 'property';
  placeholder?: string;
  /** Small text after the value, such as "2 of 6". */
  suffix?: ReactNode;
  /** Small print under the options. */
  note?: ReactNode;
  id?: string | undefined;
  describedBy?: string | undefined;
  isInvalid?: boolean | undefined;
};

/** One of several, chosen from a list: a button, and the options in a panel over everything. */
export function Picker(props: Props) {
  const { label, value, options, onChange, variant = 'field', isInvalid } = props;
  const { anchor, panel, isOpen, open, close, handleToggle } = useFloating<HTMLButtonElement>(PLACEMENT);
  const listId = useId();
  const selected = options.findIndex((option) => option.value === value);
  const chosen = options[selected];
  const choose = (index: number) => {
    close();
    const option = options[index];
    if (option !== undefined && option.value !== value) onChange(option.value);
  };
  const submit = () => anchor.current?.form?.requestSubmit();
  const list = useListbox({
    labels: options.map((option) => option.label),
    selected,
    isOpen,
    open,
    close,
    choose,
    onClosedEnter: variant === 'field' ? submit : undefined,
  });
  return (
    <>
      {/* A native select cannot show a square, a picture or a note beside its options. */}
      <button
        ref={anchor}
        type="button"
        id={props.id}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="combobox"
        aria-label={label}
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-activedescendant={isOpen ? `${listId}-${list.active}` : undefined}
        aria-invalid={isInvalid || undefined}
        aria-describedby={props.describedBy}
        className={classNames(styles.control, styles[variant])}
        onClick={() => (isOpen ? close() : list.openAt(selected))}
        onKeyDown={list.handleKeyDown}
      >
        {chosen?.icon}
        <span className={classNames(styles.value, chosen === undefined && styles.placeholder)}>
          {chosen?.label ?? props.placeholder}
        </span>
        {props.suffix !== undefined && <span className={styles.suffix}>{props.suffix}</span>}
        <IconChevronDown size={16} stroke={1.75} aria-hidden className={styles.chevron} />
      </button>
      <div ref={panel} popover="auto" className={floating.panel} onToggle={handleToggle}>
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role */}
        <ul role="listbox" id={listId} aria-label={label}>
          {options.map((option, index) => (
            <Option
              key={option.value}
              id={`${listId}-${index}`}
              option={option}
              isActive={isOpen && index === list.active}
              isSelected={index === selected}
              onPoint={() => list.setActive(index)}
              onChoose={() => choose(index)}
            />
          ))}
        </ul>
        {props.note !== undefined && <div className={styles.note}>{props.note}</div>}
      </div>
    </>
  );
}

const PLACEMENT = { align: 'start', matchesWidth: true } as const;

type OptionProps = {
  id: string;
  option: PickerOption;
  isActive: boolean;
  isSelected: boolean;
  onPoint: () => void;
  onChoose: () => void;
};

function Option({ id, option, isActive, isSelected, onPoint, onChoose }: OptionProps) {
  return (
    // Keys are handled by the combobox, which keeps the focus; an option itself is reached by pointer only.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <li
      id={id}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role
      role="option"
      aria-selected={isSelected}
      ref={(element) => {
        if (isActive) element?.scrollIntoView({ block: 'nearest' });
      }}
      className={classNames(styles.option, isActive && styles.active)}
      onPointerMove={onPoint}
      onClick={onChoose}
    >
      {option.icon}
      <span className={styles.optionLabel}>{option.label}</span>
      {isSelected ? <IconCheck size={16} stroke={1.75} aria-hidden /> : option.trailing}
    </li>
  );
}
