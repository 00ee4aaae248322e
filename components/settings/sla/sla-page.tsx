import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { fieldRefusal } from '#components/app/refusal-text.ts';
import { useFocusRefused } from '#components/app/use-focus-refused.ts';
import { ButtonLink } from '#components/app/button-link.tsx';
import type { Calendar } from '#lib/contract/calendars.ts';
import { updateSlaPolicy, type SlaPolicy } from '#lib/contract/sla.ts';
import { t } from '#lib/i18n/i18n.ts';
import { LeaveQuestion } from '../parts/leave-question.tsx';
import { notSaved } from '../parts/not-saved.ts';
import { SaveBar } from '../parts/save-bar.tsx';
import { SettingsLoad } from '../parts/settings-load.tsx';
import { staleFacts, StaleNote, type Stale } from '../parts/stale-note.tsx';
import { SettingsBody } from '../settings-body.tsx';
import { useSave } from '../use-save.ts';
import { PolicyFields } from './policy-fields.tsx';
import { draftOf, toPolicy, type SlaDraft } from './sla-draft.ts';
import classes from './sla.module.css';
import { TryIt } from './try-it.tsx';
import { useCalendars, useSlaPolicy } from './use-sla.ts';

/** Settings > Customisation > Tickets > SLA settings: the global policy, and what deadlines it would give. */
export function SlaPage() {
  const calendars = useCalendars();
  return (
    <SettingsLoad query={useSlaPolicy()} failed={t('appSla.failed')}>
      {(policy) => <Editor policy={policy} calendars={calendars.data ?? []} />}
    </SettingsLoad>
  );
}

/** While nothing is edited it follows what others save; once something is, it stays as begun. */
function Editor({ policy, calendars }: { policy: SlaPolicy; calendars: Calendar[] }) {
  const [{ base, draft }, setState] = useState(() => fresh(policy));
  const isDirty = JSON.stringify(draft) !== JSON.stringify(draftOf(base));
  if (!isDirty && policy.version > base.version) setState(fresh(policy));
  const saving = useSave({
    save: (api, version: number) => api(updateSlaPolicy, { body: { version, ...toPolicy(draft) } }),
    touches: ['settings'],
    words: () => t('appSla.savedToast'),
    onDone: (saved) => setState(fresh(saved)),
  });
  const stale = staleFacts(saving.error) as (SlaPolicy & Stale) | null;
  const formRef = useFocusRefused(saving.error);
  const restart = (from: SlaPolicy) => {
    saving.reset();
    setState(fresh(from));
  };
  const save = () => saving.mutate(base.version);
  return (
    <>
      <SettingsBody>
        <LeaveQuestion isDirty={isDirty} />
        <div className={classes.columns}>
          <form
            ref={formRef}
            className={classes.form}
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              if (isDirty && !saving.isPending) save();
            }}
          >
            <div>
              <h2 className={classes.title}>{t('appSla.title')}</h2>
              <p className={classes.note}>{t('appSla.note')}</p>
            </div>
            {stale !== null && (
              <StaleNote
                by={stale.changedBy?.name ?? null}
                onTake={() => restart(stale)}
                onKeep={() => saving.mutate(stale.version)}
              />
            )}
            <PolicyFields
              draft={draft}
              calendars={calendars}
              errorOf={(field) => fieldRefusal(saving.error, field)}
              onChange={(part) => setState({ base, draft: { ...draft, ...part } })}
            />
            <div>
              <ButtonLink to="/settings/$" params={{ _splat: 'tickets/calendars' }} size="sm">
                {t('appSla.calendars')}
              </ButtonLink>
            </div>
            <p className={classes.locked}>
              <IconLock size={16} stroke={1.75} aria-hidden />
              {t('appSla.locked')}
            </p>
          </form>
          <TryIt draft={draft} calendars={calendars} />
        </div>
      </SettingsBody>
      <SaveBar
        changes={isDirty ? [t('appSla.changed')] : []}
        save={t('appSla.save')}
        isPending={saving.isPending}
        refusal={stale === null ? notSaved(saving.error) : undefined}
        onSave={save}
        onDiscard={() => restart(base)}
      />
    </>
  );
}

function fresh(base: SlaPolicy): { base: SlaPolicy; draft: SlaDraft } {
  return { base, draft: draftOf(base) };
}
