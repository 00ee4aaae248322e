import { Modal } from '@mantine/core';
import { t } from '#lib/i18n/i18n.ts';
import { MissingFields, missingOf } from '../missing-fields.tsx';
import { useTicketFields } from '../use-ticket-form.ts';
import type { useCopy } from './use-copy.tsx';

type Props = { copy: ReturnType<typeof useCopy> };

/** Asks for the fields that became mandatory since the copied ticket was made; not there while nothing is missing. */
export function CopyDialog({ copy }: Props) {
  const { missing, kind } = copy;
  return (
    <Modal
      opened={missing !== null}
      onClose={copy.cancel}
      title={t(kind === 'clone' ? 'appTickets.copy.clone' : 'appTickets.copy.followUp')}
      withCloseButton={false}
      transitionProps={{ duration: 160 }}
      overlayProps={{ color: '#14171f', backgroundOpacity: 0.4 }}
    >
      {missing !== null && <Form copy={copy} />}
    </Modal>
  );
}

function Form({ copy }: Props) {
  const { data = [] } = useTicketFields();
  return (
    <>
      <p>{t('appTickets.copy.missing')}</p>
      <MissingFields
        fields={missingOf(copy.missing, data)}
        save={t('appTickets.copy.save')}
        onSave={(values) => copy.start(copy.kind, values)}
        onCancel={copy.cancel}
      />
    </>
  );
}
