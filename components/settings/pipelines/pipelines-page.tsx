import { SettingsBody } from '../settings-body.tsx';
import { PipelineChoices } from './pipeline-choices.tsx';

/** Settings > Customisation > Ticket module > Pipelines. */
export function PipelinesPage() {
  return (
    <SettingsBody>
      <PipelineChoices />
    </SettingsBody>
  );
}
