import { Picker } from '#components/ui/picker.tsx';
import {
  type ImportMapping,
  IMPORT_TARGETS,
  ImportTarget,
  type RecordImport,
} from '#lib/contract/record-imports.ts';
import { t } from '#lib/i18n/i18n.ts';
import classes from './import.module.css';

type Props = {
  found: RecordImport;
  columns: ImportMapping['columns'];
  onChange: (columns: ImportMapping['columns']) => void;
};

const LEFT_OUT = '';

/** Each column of the file with its first values, and what it is imported as. */
export function MappingTable({ found, columns, onChange }: Props) {
  const targets = IMPORT_TARGETS.filter(
    (target) => found.kind === 'task' || (target !== 'dueOn' && target !== 'done'),
  );
  const options = [
    { value: LEFT_OUT, label: t('appFiles.import.leftOut') },
    ...targets.map((target) => ({ value: target as string, label: t(`appFiles.import.targets.${target}`) })),
  ];
  const choose = (place: number, value: string) =>
    onChange(columns.map((column, at) => (at === place ? toTarget(value) : column)));
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('appFiles.import.column')}</th>
            <th scope="col">{t('appFiles.import.sample')}</th>
            <th scope="col" className={classes.target}>
              {t('appFiles.import.target')}
            </th>
          </tr>
        </thead>
        <tbody>
          {found.headers.map((header, place) => (
            <tr key={place} data-out={columns[place] === null}>
              <th scope="row">{header}</th>
              <td className={classes.sample}>
                {found.sample
                  .map((row) => row[place] ?? '')
                  .filter((cell) => cell.trim() !== '')
                  .slice(0, 3)
                  .join(' · ')}
              </td>
              <td>
                <Picker
                  label={t('appFiles.import.targetOf', { column: header })}
                  value={columns[place] ?? LEFT_OUT}
                  options={options}
                  onChange={(value) => choose(place, value)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function toTarget(value: string): ImportTarget | null {
  return value === LEFT_OUT ? null : ImportTarget.parse(value);
}
