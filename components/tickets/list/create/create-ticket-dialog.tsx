import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { LoadFailure } from '#components/app/load-failure.tsx';
import { Skeleton, SkeletonBar } from '#components/ui/skeleton.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { useTicketForm } from '../../use-ticket-form.ts';
import { CreateTicketForm } from './create-ticket-form.tsx';
import type { Origin } from './new-ticket-values.ts';
import { DiscardQuestion } from './discard-question.tsx';
import classes from './create-ticket.module.css';

type Props = {
  /** The record or conversation that the ticket is made from; absent: none. */
  about?: Origin;
  isOpen: boolean;
  onClose: () => void;
};

/** The form of a new ticket over the page. What was typed is not lost by Esc or a click beside it. */
export function CreateTicketDialog({ about, isOpen, onClose }: Props) {
  const isNarrow = useMediaQuery('(max-width: 36em)', undefined, { getInitialValueInEffect: false });
  const [isTouched, setTouched] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const close = () => {
    setTouched(false);
    setAsking(false);
    onClose();
  };
  const leave = () => (isTouched ? setAsking(true) : close());
  return (
    <Modal
      opened={isOpen}
      onClose={leave}
      title={t('appTickets.create.title')}
      size={520}
      fullScreen={isNarrow ?? false}
      withCloseButton={false}
      transitionProps={{ duration: 160, transition: 'fade-up' }}
      overlayProps={{ color: '#14171f', backgroundOpacity: 0.4 }}
    >
      <div hidden={isAsking}>
        <FormOrWait
          about={about ?? null}
          onTouched={() => setTouched(true)}
          onCancel={leave}
          onDone={close}
        />
      </div>
      {isAsking && <DiscardQuestion onDiscard={close} onKeep={() => setAsking(false)} />}
    </Modal>
  );
}

function FormOrWait({
  about,
  onTouched,
  onCancel,
  onDone,
}: {
  about: Origin | null;
  onTouched: () => void;
  onCancel: () => void;
  onDone: () => void;
}) {
  const form = useTicketForm();
  if (form.data !== undefined) {
    return (
      <CreateTicketForm
        form={form.data}
        about={about}
        onTouched={onTouched}
        onCancel={onCancel}
        onDone={onDone}
      />
    );
  }
  if (form.isError) {
    return (
      <LoadFailure
        title={t('appTickets.create.formFailed')}
        error={form.error}
        onRetry={() => void form.refetch()}
      />
    );
  }
  return (
    <Skeleton label={t('app.loading')}>
      <div className={classes.shapes}>
        {['20%', '100%', '24%', '100%', '18%', '100%'].map((width, index) => (
          <SkeletonBar key={index} width={width} height={index % 2 === 0 ? 10 : 32} />
        ))}
      </div>
    </Skeleton>
  );
}
