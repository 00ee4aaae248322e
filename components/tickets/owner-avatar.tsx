import { t } from '#lib/i18n/i18n.ts';
import { Avatar } from '../ui/avatar.tsx';
import styles from './owner-avatar.module.css';

type Props = {
  /** Null: the ticket belongs to nobody, drawn as an empty ring. */
  owner: { name: string } | null;
  size?: 20 | 24;
};

/** Whose ticket it is, in the corner of a row. */
export function OwnerAvatar({ owner, size = 24 }: Props) {
  if (owner !== null)
    return <Avatar name={owner.name} size={size} label={t('tickets.ownedBy', { name: owner.name })} />;
  const words = t('tickets.nobodyOwns');
  const naming = { role: 'img', 'aria-label': words, 'data-tip': words };
  return <span {...naming} className={styles.nobody} style={{ width: size, height: size }} />;
}
