import { IconCheck } from '@tabler/icons-react';
import { Button } from '#components/ui/button.tsx';
import { t } from '#lib/i18n/i18n.ts';
import { FormRefusal } from '../form-refusal.tsx';
import form from '../form.module.css';
import { OutsidePage } from '../outside-page.tsx';
import { refusalText } from '../refusal-text.ts';
import { useMe, useSignOut } from '../session.ts';
import classes from './connect.module.css';
import { type Decision, useDecideDevice } from './use-decide-device.ts';

type Props = {
  /** `HQXW-3T7Q`. */
  userCode: string;
  onDecided: (decision: Decision) => void;
  onOtherCode: () => void;
};

/** What is being connected, as whom, and what it may do then; with the two decisions. */
export function ConnectQuestion({ userCode, onDecided, onOtherCode }: Props) {
  const { user, workspace } = useMe();
  const decide = useDecideDevice(userCode, onDecided);
  return (
    <OutsidePage title={t('app.connect.askTitle')} lead={t('app.connect.askLead')} workspace={workspace}>
      <div className={form.form}>
        <p className={classes.code}>{userCode}</p>
        <div>
          <p>{t('app.connect.may', { name: user.name, workspace })}</p>
          <ul className={classes.rights}>
            {[t('app.connect.mayRead'), t('app.connect.mayWrite'), t('app.connect.mayUntil')].map((right) => (
              <li key={right}>
                <IconCheck size={14} stroke={1.75} aria-hidden />
                {right}
              </li>
            ))}
          </ul>
        </div>
        <FormRefusal text={refusalText(decide.error, { not_found: t('app.connect.unknown') })} />
        <div className={form.actions}>
          <Button
            variant="primary"
            isWide
            disabled={decide.isPending}
            onClick={() => decide.mutate('approve')}
          >
            {t('app.connect.approve')}
          </Button>
          <Button disabled={decide.isPending} onClick={() => decide.mutate('deny')}>
            {t('app.connect.deny')}
          </Button>
        </div>
        <Others userCode={userCode} name={user.name} onOtherCode={onOtherCode} />
      </div>
    </OutsidePage>
  );
}

function Others({
  userCode,
  name,
  onOtherCode,
}: {
  userCode: string;
  name: string;
  onOtherCode: () => void;
}) {
  const signOut = useSignOut(`/connect?code=${userCode}`);
  return (
    <p className={classes.others}>
      <Button variant="link" onClick={onOtherCode}>
        {t('app.connect.otherCode')}
      </Button>
      <span>
        {t('app.connect.notYou', { name })}{' '}
        <Button variant="link" onClick={() => signOut.mutate()}>
          {t('app.signOut')}
        </Button>
      </span>
    </p>
  );
}
