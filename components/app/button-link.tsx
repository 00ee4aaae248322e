import { createLink } from '@tanstack/react-router';
import { ButtonLink as Anchor } from '#components/ui/button.tsx';

/** A link to a page of the companion that looks like a button. */
export const ButtonLink = createLink(Anchor);
