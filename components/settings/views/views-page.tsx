import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useApi } from '#components/app/api-context.tsx';
import { ButtonLink } from '#components/app/button-link.tsx';
import { LoadFailure } from '#components/app/load-failure.tsx';
import { Picker } from '#components/ui/picker.tsx';
import { Skeleton, SkeletonBar } from '#components/ui/skeleton.tsx';
import { ViewId } from '#lib/contract/ids.ts';
import { listViewDefaults, setViewDefault, type View, type ViewDefault } from '#lib/contract/views.ts';
import { t } from '#lib/i18n/i18n.ts';
import { SettingsBody } from '../settings-body.tsx';
import { SettingsPart } from '../settings-part.tsx';
import classes from '../settings-parts.module.css';
import { useSave } from '../use-save.ts';
import page from './views-page.module.css';

/** Settings > Customisation > Ticket module > Views: shared views, and what the list opens with for whom. */
export function ViewsPage() {
  const api = useApi();
  const defaults = useQuery({
    queryKey: ['view-defaults'],
    queryFn: ({ signal }) => api(listViewDefaults, {}, { signal }),
  });
  return (
    <SettingsBody>
      {defaults.isError && (
        <LoadFailure
          title={t('appLists.settings.failed')}
          error={defaults.error}
          onRetry={() => void defaults.refetch()}
        />
      )}
      {defaults.isPending && (
        <Skeleton label={t('app.loading')}>
          <SkeletonBar width="40%" />
        </Skeleton>
      )}
      {defaults.data !== undefined && (
        <>
          <SharedViews views={defaults.data.views} />
          <DefaultViews defaults={defaults.data.items} views={defaults.data.views} />
        </>
      )}
    </SettingsBody>
  );
}

function SharedViews({ views }: { views: readonly View[] }) {
  const toList = (
    <ButtonLink to="/tickets" search={{ view: 'all' }}>
      {t('appLists.settings.toList')}
    </ButtonLink>
  );
  return (
    <SettingsPart
      title={t('appLists.settings.shared')}
      note={t('appLists.settings.sharedHint')}
      actions={toList}
    >
      {views.length === 0 ? (
        <p>{t('appLists.settings.none')}</p>
      ) : (
        <ul className={classes.rows}>
          {views.map((view) => (
            <li key={view.id} className={classes.row}>
              <div className={classes.main}>
                <p className={classes.name}>
                  <Link to="/tickets" search={{ view: view.id }}>
                    {view.name}
                  </Link>
                </p>
                <p className={classes.small}>
                  {view.team?.name ?? t('appLists.views.forEveryone')}
                  {view.madeBy !== null && ` · ${view.madeBy.name}`}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </SettingsPart>
  );
}

type DefaultProps = { defaults: readonly ViewDefault[]; views: readonly View[] };

function DefaultViews({ defaults, views }: DefaultProps) {
  const save = useSave({
    save: (api, { kind, id, viewId }: ViewDefault) => api(setViewDefault, { body: { kind, id, viewId } }),
    touches: ['view-defaults', 'views'],
    words: (_, { name }) => t('appLists.settings.saved', { name }),
  });
  return (
    <SettingsPart title={t('appLists.settings.defaults')} note={t('appLists.settings.defaultsHint')}>
      <ul className={classes.rows}>
        {defaults.map((each) => (
          <li key={each.id} className={classes.row}>
            <div className={classes.main}>
              <p className={classes.name}>{each.name}</p>
              <p className={classes.small}>{t(`appLists.settings.${each.kind}`)}</p>
            </div>
            <div className={page.choice}>
              <Picker
                label={t('appLists.settings.defaultOf', { name: each.name })}
                value={each.viewId ?? ''}
                options={[
                  { value: '', label: t('appLists.settings.noDefault') },
                  ...usableBy(each, views).map(({ id, name }) => ({ value: id as string, label: name })),
                ]}
                onChange={(viewId) =>
                  save.mutate({ ...each, viewId: viewId === '' ? null : ViewId.parse(viewId) })
                }
              />
            </div>
          </li>
        ))}
      </ul>
    </SettingsPart>
  );
}

/** Those that everybody concerned can open. */
function usableBy({ kind, id }: ViewDefault, views: readonly View[]): View[] {
  return views.filter(({ scope, team }) => scope === 'everyone' || (kind === 'team' && team?.id === id));
}
