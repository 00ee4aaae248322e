import { Link } from '@tanstack/react-router';
import { t } from '#lib/i18n/i18n.ts';

type Props = { number: string };

/** "TKT-M005 created", the number being the way to it. */
export function CreatedWords({ number }: Props) {
  return (
    <>
      <Link to="/tickets/$number" params={{ number }}>
        {number}
      </Link>{' '}
      {t('appTickets.create.created')}
    </>
  );
}
