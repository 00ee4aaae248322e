import { AssociationSection } from './association-section.tsx';
import { DateSection } from './date-section.tsx';
import { FieldSection } from './field-section.tsx';
import { FollowSection } from './follow-section.tsx';
import { FollowerSection } from './follower-section.tsx';
import { TicketClocks } from './ticket-clocks.tsx';
import { SentimentSection } from '../sentiment/sentiment-section.tsx';
import { PropertySection } from './property-section.tsx';

/** What the ticket is beside what was said: place, owner, associations, fields, dates. */
export function TicketAside() {
  return (
    <>
      <PropertySection />
      <SentimentSection />
      <TicketClocks />
      <AssociationSection />
      <FollowSection />
      <FieldSection />
      <FollowerSection />
      <DateSection />
    </>
  );
}
