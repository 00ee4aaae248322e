import { IconAlertTriangle } from '@tabler/icons-react';
import classes from './form-refusal.module.css';

type Props = {
  /** What to do and why; nothing is shown without it. */
  text: string | undefined;
};

/** Why a form was not accepted, beside its button; read out when it appears. */
export function FormRefusal({ text }: Props) {
  return (
    <div role="alert" className={classes.refusal}>
      {text !== undefined && (
        <IconAlertTriangle size={16} stroke={1.75} aria-hidden className={classes.icon} />
      )}
      {text}
    </div>
  );
}
