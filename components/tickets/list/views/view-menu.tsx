import { Menu } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '#components/app/session.ts';
import { QuestionDialog } from '#components/settings/manage-users/question-dialog.tsx';
import { Button } from '#components/ui/button.tsx';
import type { View, ViewScope } from '#lib/contract/views.ts';
import { t } from '#lib/i18n/i18n.ts';
import { useViews } from '../../use-views.ts';
import type { ListState } from '../use-list-state.ts';
import { NameViewDialog } from './name-view-dialog.tsx';
import { useViewWrites } from './use-view-writes.ts';
import classes from './view-menu.module.css';

type Props = { state: ListState };

const SCOPES: readonly ViewScope[] = ['mine', 'team', 'everyone'];

type Asked = 'new' | 'rename' | 'delete';

/** Which view is open and all others, with what can be done with it; beside it what was changed since it was saved. */
export function ViewMenu({ state }: Props) {
  const writes = useViewWrites(state);
  const [asked, setAsked] = useState<Asked | null>(null);
  return (
    <div className={classes.bar}>
      <Choice state={state} onAsk={setAsked} />
      {state.view !== null && <SharedWith view={state.view} />}
      <Changes state={state} writes={writes} onAsk={setAsked} />
      {asked !== null && (
        <Question asked={asked} view={state.view} writes={writes} onDone={() => setAsked(null)} />
      )}
    </div>
  );
}

type AskProps = Props & { onAsk: (asked: Asked) => void };
type Writes = ReturnType<typeof useViewWrites>;

function Choice({ state, onAsk }: AskProps) {
  const views = useViews()?.items ?? [];
  const { view } = state;
  const mayDelete = useMay('tickets.delete');
  const name = view?.name ?? t('app.views.all');
  return (
    <Menu position="bottom-start" offset={4} width={264} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button
          variant="quiet"
          size="sm"
          aria-label={t('appLists.views.choose', { view: name })}
          trailing={<IconChevronDown size={14} stroke={1.75} aria-hidden />}
        >
          {t('appLists.views.open')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes.panel}>
        <ViewItem name={t('app.views.all')} isOpen={view === null} onOpen={() => state.openView(null)} />
        {SCOPES.map((scope) => (
          <Scope key={scope} scope={scope} views={views} state={state} />
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => onAsk('new')}>{t('appLists.views.saveAs')}</Menu.Item>
        {view?.canUpdate === true && (
          <>
            <Menu.Item onClick={() => onAsk('rename')}>{t('appLists.views.rename')}</Menu.Item>
            <Menu.Item onClick={() => onAsk('delete')}>{t('appLists.views.remove')}</Menu.Item>
          </>
        )}
        {mayDelete && (
          <>
            <Menu.Divider />
            <Menu.Item component={Link} to="/tickets/deleted">
              {t('appTicketLife.deletion.title')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

/** What can be done with changes of a view, or with filters that no view has yet. */
function Changes({ state, writes, onAsk }: AskProps & { writes: Writes }) {
  const { view, isEdited } = state;
  const saveAs = (
    <Button variant="link" onClick={() => onAsk('new')}>
      {t('appLists.views.saveAs')}
    </Button>
  );
  if (view === null) return state.filter.conditions.length > 0 && saveAs;
  if (!isEdited) return null;
  return (
    <>
      <span className={classes.edited}>{t('appLists.views.edited')}</span>
      {view.canUpdate && (
        <Button variant="link" onClick={() => writes.update.mutate({ view })}>
          {t('appLists.views.save')}
        </Button>
      )}
      {saveAs}
      <Button variant="link" onClick={() => state.openView(view)}>
        {t('appLists.views.reset')}
      </Button>
    </>
  );
}

type QuestionProps = { asked: Asked; view: View | null; writes: Writes; onDone: () => void };

function Question({ asked, view, writes, onDone }: QuestionProps) {
  const done = { onSuccess: onDone };
  if (asked === 'new' || view === null)
    return (
      <NameViewDialog
        view={null}
        error={writes.create.error}
        onSave={(given) => writes.create.mutate(given, done)}
        onClose={onDone}
      />
    );
  if (asked === 'rename')
    return (
      <NameViewDialog
        view={view}
        error={writes.update.error}
        onSave={({ name }) => writes.update.mutate({ view, name }, done)}
        onClose={onDone}
      />
    );
  return (
    <QuestionDialog
      title={t('appLists.views.removeTitle', { view: view.name })}
      body={t('appLists.views.removeBody')}
      act={t('appLists.views.remove')}
      keep={t('appLists.views.keep')}
      error={writes.remove.error}
      isPending={writes.remove.isPending}
      onAct={() => writes.remove.mutate(view, done)}
      onClose={onDone}
    />
  );
}

function Scope({ scope, views, state }: { scope: ViewScope; views: readonly View[]; state: ListState }) {
  const own = views.filter((view) => view.scope === scope);
  if (own.length === 0) return null;
  return (
    <>
      <Menu.Label>{t(`appLists.views.${scope}`)}</Menu.Label>
      {own.map((view) => (
        <ViewItem
          key={view.id}
          name={view.name}
          team={view.team?.name}
          isOpen={view.id === state.view?.id}
          onOpen={() => state.openView(view)}
        />
      ))}
    </>
  );
}

type ItemProps = { name: string; team?: string | undefined; isOpen: boolean; onOpen: () => void };

function ViewItem({ name, team, isOpen, onOpen }: ItemProps) {
  return (
    <Menu.Item onClick={onOpen} aria-current={isOpen ? 'page' : undefined}>
      <span className={classes.item}>
        <span className={classes.name}>{name}</span>
        {team !== undefined && <span className={classes.team}>{team}</span>}
        {isOpen && <IconCheck size={14} aria-hidden />}
      </span>
    </Menu.Item>
  );
}

function SharedWith({ view }: { view: View }) {
  if (view.scope === 'mine') return null;
  const words =
    view.team === null
      ? t('appLists.views.sharedWithAll')
      : t('appLists.views.sharedWith', { name: view.team.name });
  return <span className={classes.shared}>{words}</span>;
}
