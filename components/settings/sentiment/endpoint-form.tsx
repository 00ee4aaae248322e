import { useMutation } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useApi } from '#components/app/api-context.tsx';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import { LabelledInput } from '#components/app/labelled-input.tsx';
import { fieldRefusal, refusalText } from '#components/app/refusal-text.ts';
import { SubmitButton } from '#components/app/submit-button.tsx';
import { useNow } from '#components/app/use-now.ts';
import { Button } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import {
  SENTIMENT_CONSENT,
  trySentimentEndpoint,
  updateSentimentSetting,
  type SentimentSetting,
} from '#lib/contract/sentiment-settings.ts';
import { formatMoment } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import classes from '../settings-parts.module.css';
import { useSave } from '../use-save.ts';

type Props = { setting: SentimentSetting };

/** Where to ask, the consent to ask there, and a way to try it with invented messages first. */
export function EndpointForm({ setting }: Props) {
  const api = useApi();
  const { version } = setting;
  const [draft, setDraft] = useState({
    address: setting.address ?? '',
    model: setting.model ?? '',
    key: '',
    hasConsented: false,
  });
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const endpoint = {
    address: draft.address.trim(),
    model: draft.model.trim(),
    ...(draft.key === '' ? {} : { key: draft.key }),
  };
  const save = useSave({
    save: (client, usesEndpoint: boolean) =>
      client(updateSentimentSetting, {
        body: usesEndpoint
          ? {
              version,
              usesEndpoint,
              ...endpoint,
              ...(draft.hasConsented ? { consent: SENTIMENT_CONSENT } : {}),
            }
          : { version, usesEndpoint },
      }),
    touches: ['sentiment-setting'],
    words: ({ usesEndpoint }) => t(`appSentiment.settings.${usesEndpoint ? 'turnedOn' : 'turnedOff'}`),
  });
  const trying = useMutation({ mutationFn: () => api(trySentimentEndpoint, { body: endpoint }) });
  const error = save.error ?? trying.error;
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!save.isPending) save.mutate(true);
  };
  const isNamed = (['address', 'model', 'key', 'consent'] as const).some(
    (name) => fieldRefusal(error, name) !== undefined,
  );
  return (
    <form className={classes.form} onSubmit={handleSubmit} noValidate>
      <Standing setting={setting} />
      <LabelledInput
        label={t('appSentiment.settings.address')}
        hint={t('appSentiment.settings.addressHint')}
        error={fieldRefusal(error, 'address')}
        type="url"
        value={draft.address}
        onChange={({ currentTarget }) => change({ address: currentTarget.value })}
      />
      <LabelledInput
        label={t('appSentiment.settings.model')}
        error={fieldRefusal(error, 'model')}
        value={draft.model}
        onChange={({ currentTarget }) => change({ model: currentTarget.value })}
      />
      <LabelledInput
        label={t('appSentiment.settings.key')}
        hint={t(`appSentiment.settings.${setting.hasKey ? 'keyKept' : 'keyHint'}`)}
        error={fieldRefusal(error, 'key')}
        type="password"
        autoComplete="off"
        value={draft.key}
        onChange={({ currentTarget }) => change({ key: currentTarget.value })}
      />
      <Checkbox
        label={SENTIMENT_CONSENT}
        checked={draft.hasConsented}
        onChange={({ currentTarget }) => change({ hasConsented: currentTarget.checked })}
      />
      <FormRefusal text={fieldRefusal(error, 'consent') ?? (isNamed ? undefined : refusalText(error))} />
      <div className={classes.actions}>
        <SubmitButton isPending={save.isPending}>{t('appSentiment.settings.save')}</SubmitButton>
        <Button
          aria-disabled={trying.isPending}
          onClick={() => {
            save.reset();
            if (!trying.isPending) trying.mutate();
          }}
        >
          {t('appSentiment.settings.try')}
        </Button>
        {setting.usesEndpoint && (
          <Button onClick={() => save.mutate(false)}>{t('appSentiment.settings.turnOff')}</Button>
        )}
      </div>
      <output>
        {trying.isPending && t('appSentiment.settings.trying')}
        {trying.data !== undefined && triedWords(trying.data)}
      </output>
    </form>
  );
}

function Standing({ setting: { usesEndpoint, address, consent } }: Props) {
  const now = useNow();
  if (!usesEndpoint || consent === null) return <p>{t('appSentiment.settings.isOffline')}</p>;
  const name = consent.by?.name ?? t('tickets.somebody');
  const time = formatMoment(consent.at, now);
  return <p>{t('appSentiment.settings.isOn', { address: address ?? '', name, time })}</p>;
}

function triedWords({
  failure,
  labels,
}: (typeof trySentimentEndpoint)['response']['_zod']['output']): string {
  if (failure !== null) return t(`appSentiment.fallback.${failure}`);
  return t('appSentiment.settings.tried', {
    labels: labels.map((label) => t(`appSentiment.label.${label}`)).join(', '),
  });
}
