import { Link } from '@tanstack/react-router';
import { type SyntheticEvent, useId, useState } from 'react';
import { HiddenWords } from '#components/app/hidden-words.tsx';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import { LoadFailure } from '#components/app/load-failure.tsx';
import { refusalText } from '#components/app/refusal-text.ts';
import { useMay } from '#components/app/session.ts';
import { RecordIcon } from '#components/tickets/record-icon.tsx';
import { Button } from '#components/ui/button.tsx';
import { SectionTitle } from '#components/ui/section.tsx';
import { TextInput } from '#components/ui/text-input.tsx';
import type { CrmRecord } from '#lib/contract/records.ts';
import { t } from '#lib/i18n/i18n.ts';
import classes from './record-tickets.module.css';
import { useAddTask, useTasks } from './use-tasks.ts';

type Props = { record: CrmRecord };

/** The tasks about this record, beside its tickets. */
export function RecordTasks({ record }: Props) {
  const { tasks, error, isPending, refetch } = useTasks(record.id);
  const mayWrite = useMay('records.write');
  if (record.kind === 'task') return null;
  return (
    <section aria-label={t('appRecords.tasks')}>
      <div className={classes.head}>
        <SectionTitle
          title={t('appRecords.tasks')}
          {...(isPending || error !== null ? {} : { count: tasks.length })}
        />
      </div>
      <div className={classes.tasks}>
        {error !== null && (
          <LoadFailure title={t('appRecords.failedTitle')} error={error} onRetry={() => void refetch()} />
        )}
        {!isPending && error === null && tasks.length === 0 && (
          <p className={classes.noTasks}>
            {t(mayWrite ? 'appRecords.noTasks' : 'appRecords.noTasksReadOnly', { name: record.name })}
          </p>
        )}
        <ul>
          {tasks.map((task) => (
            <li key={task.id} className={classes.task}>
              <RecordIcon kind="task" />
              <Link to="/records/$recordId" params={{ recordId: task.id }} className={classes.taskName}>
                {task.name}
              </Link>
            </li>
          ))}
        </ul>
        {mayWrite && <AddTask record={record} />}
      </div>
    </section>
  );
}

function AddTask({ record }: Props) {
  const [name, setName] = useState('');
  const id = useId();
  const { mutate, error, isPending } = useAddTask(record.id, () => setName(''));
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (name.trim() !== '' && !isPending) mutate(name.trim());
  };
  return (
    <form className={classes.addTask} onSubmit={handleSubmit}>
      <label htmlFor={id}>
        <HiddenWords>{t('appRecords.newTask', { name: record.name })}</HiddenWords>
      </label>
      <TextInput
        id={id}
        value={name}
        maxLength={200}
        placeholder={t('appRecords.newTaskHint')}
        autoComplete="off"
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" aria-disabled={isPending || name.trim() === ''}>
        {t('appRecords.addTask')}
      </Button>
      <FormRefusal text={refusalText(error)} />
    </form>
  );
}
