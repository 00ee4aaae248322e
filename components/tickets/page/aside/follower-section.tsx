import { Avatar } from '#components/ui/avatar.tsx';
import { Section } from '#components/ui/section.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { useTicketOnPage } from '../edits-context.ts';
import classes from './sections.module.css';

/** Who is told of what happens here beside the owner. */
export function FollowerSection() {
  const { followers } = useTicketOnPage().ticket;
  if (followers.length === 0) return null;
  return (
    <Section title={t('appTicketWork.followers')} count={followers.length}>
      <ul className={classes.followers}>
        {followers.map(({ id, name }) => (
          <li key={id}>
            <Avatar name={name} label={name} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
