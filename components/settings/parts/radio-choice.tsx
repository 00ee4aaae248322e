import classes from '../manage-users/visibility-choice.module.css';

type Props<Value extends string> = {
  label: string;
  /** Of the group; one on a page. */
  name: string;
  options: readonly { value: Value; label: string; note: string }[];
  value: Value;
  onChange: (value: Value) => void;
};

/** One of few, each with what it means. */
export function RadioChoice<Value extends string>({ label, name, options, value, onChange }: Props<Value>) {
  return (
    <div role="radiogroup" aria-label={label} className={classes.choices}>
      <p aria-hidden>{label}</p>
      {options.map((option) => (
        <div key={option.value}>
          <label className={classes.label}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={value === option.value}
              aria-describedby={`${name}-${option.value}`}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
          <p id={`${name}-${option.value}`} className={classes.note}>
            {option.note}
          </p>
        </div>
      ))}
    </div>
  );
}
