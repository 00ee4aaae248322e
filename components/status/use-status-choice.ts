import { useState } from 'react';
import type { Api } from '#lib/api/api.ts';
import type { UserStatusId } from '#lib/contract/ids.ts';
import type { MyStatus, ReassignmentPreview } from '#lib/contract/reassignments.ts';
import type { UserStatus } from '#lib/contract/user-statuses.ts';
import { useChooseStatus, useReassignmentPreview } from './use-my-status.ts';

export type StatusChoiceState = {
  /** What is marked, set or not. */
  chosen: UserStatus;
  /** Marked, but not set. */
  isOther: boolean;
  pick: (id: UserStatusId) => void;
  /** What it would move; undefined while it is asked, and where nothing moves. */
  preview: ReassignmentPreview | undefined;
  /** What the button does; null where there is nothing to do. */
  act: 'choose' | 'again' | null;
  /** False while something is under way, and until it is known what moves. */
  isReady: boolean;
  choose: () => void;
  error: Error | null;
};

/** The choice of a status before it is made: what is marked is set by a second act, after it is said what moves. */
export function useStatusChoice(
  api: Api,
  mine: MyStatus,
  statuses: readonly UserStatus[],
): StatusChoiceState {
  const [picked, pick] = useState<UserStatusId>(mine.status.id);
  const setting = useChooseStatus(api);
  const chosen = statuses.find(({ id }) => id === picked) ?? mine.status;
  const isOther = chosen.id !== mine.status.id;
  const isAsked = isOther && chosen.reassignsTickets;
  const { data, error } = useReassignmentPreview(api, isAsked);
  const preview = isAsked ? data : undefined;
  const isReady = !setting.isPending && (!isAsked || preview !== undefined);
  return {
    chosen,
    isOther,
    pick,
    preview,
    act: isOther ? 'choose' : findSecondTry(mine),
    isReady,
    choose: () => {
      if (isReady) void setting.choose(chosen.id);
    },
    error: setting.error ?? (isAsked ? error : null),
  };
}

function findSecondTry({ reassignment }: MyStatus): 'again' | null {
  return reassignment !== null && reassignment.stays > 0 ? 'again' : null;
}
