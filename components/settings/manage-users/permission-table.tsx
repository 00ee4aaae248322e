import { Checkbox } from '#components/ui/checkbox.tsx';
import { type Permission, PERMISSIONS } from '#lib/contract/permissions.ts';
import { t } from '#lib/i18n/i18n.ts';
import classes from './permission-table.module.css';

/** Modules as the guide names them, each with what can be granted in it. */
const MODULES = [
  { name: 'tickets', permissions: PERMISSIONS.filter((one) => one.startsWith('tickets.')) },
  { name: 'messages', permissions: PERMISSIONS.filter((one) => one.startsWith('messages.')) },
  { name: 'records', permissions: PERMISSIONS.filter((one) => one.startsWith('records.')) },
  {
    name: 'workspace',
    permissions: PERMISSIONS.filter((one) => !/^(?:tickets|messages|records)\./.test(one)),
  },
] as const;

type Props = {
  permissions: readonly Permission[];
  /** True where they can be read only. */
  isFixed: boolean;
  onChange: (permissions: Permission[]) => void;
};

/** What a profile grants, by module. */
export function PermissionTable({ permissions, isFixed, onChange }: Props) {
  const lacksMessages =
    permissions.some((one) => one.startsWith('tickets.')) && !permissions.includes('messages.read');
  const toggle = (permission: Permission, isGranted: boolean) =>
    onChange(isGranted ? [...permissions, permission] : permissions.filter((one) => one !== permission));
  return (
    <div className={classes.modules}>
      {MODULES.map((module) => (
        <fieldset key={module.name} className={classes.module} disabled={isFixed}>
          <legend className={classes.legend}>{t(`appAccounts.profiles.modules.${module.name}`)}</legend>
          {module.permissions.map((permission) => (
            <Checkbox
              key={permission}
              label={t(`appAccounts.profiles.permissions.${permission}`)}
              checked={permissions.includes(permission)}
              onChange={({ target }) => toggle(permission, target.checked)}
            />
          ))}
        </fieldset>
      ))}
      <output className={classes.note}>{lacksMessages ? t('appAccounts.profiles.needsMessages') : ''}</output>
    </div>
  );
}
