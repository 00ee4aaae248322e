import { Modal } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { SortableList } from '#components/settings/parts/sortable-list.tsx';
import { Button } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { useFields } from '../../use-fields.ts';
import { allColumns, columnsOf, DEFAULT_COLUMNS } from './columns.ts';
import classes from './columns-dialog.module.css';

type Props = {
  columns: readonly string[];
  onApply: (columns: readonly string[]) => void;
  onClose: () => void;
};

/** Which columns there are, and in which order: ticked ones are dragged, or moved by Alt and the arrow keys. */
export function ColumnsDialog(props: Props) {
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('appLists.columns.title')}
      size={400}
      withCloseButton={false}
      transitionProps={{ duration: 160, transition: 'fade-up' }}
      overlayProps={{ color: '#14171f', backgroundOpacity: 0.4 }}
    >
      <ColumnsForm {...props} />
    </Modal>
  );
}

function ColumnsForm({ columns, onApply, onClose }: Props) {
  const fields = useFields();
  const [names, setNames] = useState<readonly string[]>(columns);
  const shown = columnsOf(names, fields);
  const hidden = allColumns(fields).filter(({ name }) => !names.includes(name));
  const isLast = shown.length === 1;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onApply(shown.map(({ name }) => name));
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <section>
        <h3 className={classes.head}>{t('appLists.columns.shown')}</h3>
        <SortableList
          label={t('appLists.columns.shown')}
          items={shown.map(({ name, label }) => ({ key: name, name: label }))}
          onSort={(items) => setNames(items.map(({ key }) => key))}
        >
          {({ key, name }) => (
            <div className={classes.shown}>
              <Checkbox
                label={name}
                checked
                aria-describedby={isLast ? 'keep-one-column' : undefined}
                onChange={() => !isLast && setNames(names.filter((each) => each !== key))}
              />
            </div>
          )}
        </SortableList>
        {isLast && (
          <p id="keep-one-column" className={classes.note}>
            {t('appLists.columns.keepOne')}
          </p>
        )}
      </section>
      {hidden.length > 0 && (
        <section>
          <h3 className={classes.head}>{t('appLists.columns.hidden')}</h3>
          <ul className={classes.hidden} aria-label={t('appLists.columns.hidden')}>
            {hidden.map(({ name, label }) => (
              <li key={name} className={classes.row}>
                <Checkbox label={label} checked={false} onChange={() => setNames([...names, name])} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className={classes.foot}>
        <Button type="submit" variant="primary">
          {t('appLists.columns.done')}
        </Button>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button variant="quiet" onClick={() => setNames(DEFAULT_COLUMNS)}>
          {t('appLists.columns.reset')}
        </Button>
      </div>
    </form>
  );
}
