import { IconArchive, IconPlus, IconX } from '@tabler/icons-react';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { TextInput } from '#components/ui/text-input.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { SortableList } from '../parts/sortable-list.tsx';
import parts from '../parts/parts.module.css';
import { anOption, type DraftOption } from './field-draft.ts';
import classes from './fields.module.css';

type Props = {
  options: DraftOption[];
  archivedOptions: readonly string[];
  errorOf: (field: string) => string | undefined;
  onChange: (options: DraftOption[]) => void;
};

/** The choices in order: renamed in place, archived rather than lost, and those archived offered again. */
export function OptionList({ options, archivedOptions, errorOf, onChange }: Props) {
  const change = (key: string, name: string) =>
    onChange(options.map((option) => (option.key === key ? { ...option, name } : option)));
  const leave = (key: string) => onChange(options.filter((option) => option.key !== key));
  const archived = archivedOptions.filter((name) => !options.some(({ was }) => was === name));
  const error = errorOf('options');
  return (
    <section aria-labelledby="options">
      <div className={parts.head}>
        <h2 id="options" className={parts.title}>
          {t('appTicketModule.fields.options')}
          <span className={parts.count}>{options.length}</span>
        </h2>
      </div>
      <SortableList
        label={t('appTicketModule.fields.options')}
        items={options}
        onSort={onChange}
        className={parts.box}
      >
        {(option, index) => (
          <OptionRow
            option={option}
            place={index + 1}
            error={errorOf(`options.${index}.name`) ?? errorOf(`options.${index}`)}
            onRename={(name) => change(option.key, name)}
            onLeave={() => leave(option.key)}
          />
        )}
      </SortableList>
      {error !== undefined && <p className={classes.error}>{error}</p>}
      <Button
        variant="quiet"
        icon={<IconPlus size={16} stroke={1.75} aria-hidden />}
        onClick={() => onChange([...options, anOption()])}
      >
        {t('appTicketModule.fields.addOption')}
      </Button>
      <p className={parts.small}>{t('appTicketModule.fields.optionsNote')}</p>
      {archived.length > 0 && (
        <ArchivedOptions names={archived} onRestore={(name) => onChange([...options, anOption(name)])} />
      )}
    </section>
  );
}

type RowProps = {
  option: DraftOption;
  place: number;
  error: string | undefined;
  onRename: (name: string) => void;
  onLeave: () => void;
};

function OptionRow({ option, place, error, onRename, onLeave }: RowProps) {
  const isNew = option.was === null;
  const Icon = isNew ? IconX : IconArchive;
  const name = option.name === '' ? t('appTicketModule.fields.optionName', { place }) : option.name;
  return (
    <div className={classes.option}>
      <div>
        <TextInput
          aria-label={t('appTicketModule.fields.optionName', { place })}
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={error === undefined ? undefined : `${option.key}-error`}
          value={option.name}
          maxLength={100}
          autoComplete="off"
          onChange={(event) => onRename(event.target.value)}
        />
        {error !== undefined && (
          <p id={`${option.key}-error`} className={classes.error}>
            {error}
          </p>
        )}
      </div>
      <IconButton
        label={t(`appTicketModule.fields.${isNew ? 'removeOption' : 'archiveOption'}`, { name })}
        icon={<Icon size={16} stroke={1.75} aria-hidden />}
        onClick={onLeave}
      />
    </div>
  );
}

function ArchivedOptions({ names, onRestore }: { names: string[]; onRestore: (name: string) => void }) {
  return (
    <div className={classes.archived}>
      <h3 className={parts.title}>{t('appTicketModule.fields.archivedOptions')}</h3>
      <p className={parts.small}>{t('appTicketModule.fields.archivedOptionsHint')}</p>
      <ul>
        {names.map((name) => (
          <li key={name} className={classes.archivedOption}>
            <span>{name}</span>
            <Button
              variant="link"
              aria-label={t('appTicketModule.fields.restoreOption', { name })}
              onClick={() => onRestore(name)}
            >
              {t('appTicketModule.restore')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
