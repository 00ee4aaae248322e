import type { ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';

type Props = {
  children: ReactNode;
  /** While true it keeps its place and the focus but sends nothing. */
  isPending?: boolean;
};

/** The one button that sends a form of its own page. */
export function SubmitButton({ children, isPending = false }: Props) {
  return (
    <Button
      type="submit"
      variant="primary"
      aria-disabled={isPending}
      onClick={(event) => isPending && event.preventDefault()}
    >
      {children}
    </Button>
  );
}
