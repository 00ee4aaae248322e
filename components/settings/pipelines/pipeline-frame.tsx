import type { ReactNode } from 'react';
import type { PipelineDetails } from '#lib/contract/pipelines.ts';
import { SettingsBody } from '../settings-body.tsx';
import parts from '../parts/parts.module.css';
import { PipelineList } from './pipeline-list.tsx';

type Props = {
  pipelines: PipelineDetails[];
  /** Id of the one that is open, or `new`. */
  open: string;
  children: ReactNode;
  /** Below, always in sight. */
  footer?: ReactNode;
};

/** The list of pipelines, and beside it the one that is open. */
export function PipelineFrame({ pipelines, open, children, footer }: Props) {
  return (
    <>
      <SettingsBody>
        <div className={parts.columns}>
          <PipelineList pipelines={pipelines} open={open} />
          <div className={parts.main}>{children}</div>
        </div>
      </SettingsBody>
      {footer}
    </>
  );
}
