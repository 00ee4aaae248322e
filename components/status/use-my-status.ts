import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Api } from '#lib/api/api.ts';
import type { UserStatusId } from '#lib/contract/ids.ts';
import { chooseStatus, previewReassignment, readMyStatus } from '#lib/contract/reassignments.ts';
import { listUserStatuses } from '#lib/contract/user-statuses.ts';

/** While tickets move. */
const LOOK_EVERY_MS = 1000;

const MINE = ['my-status'];

/** The caller's status with what it did to the open tickets, followed while they move. */
export function useMyStatus(api: Api) {
  return useQuery({
    queryKey: MINE,
    queryFn: ({ signal }) => api(readMyStatus, {}, { signal }),
    refetchInterval: ({ state }) => (state.data?.reassignment?.state === 'running' ? LOOK_EVERY_MS : false),
    networkMode: 'always',
  });
}

/** All that can be chosen. */
export function useUserStatuses(api: Api) {
  return useQuery({
    queryKey: ['user-statuses'],
    queryFn: ({ signal }) => api(listUserStatuses, {}, { signal }),
    networkMode: 'always',
  });
}

/** Where the open tickets would go now; asked only for a status that moves them. */
export function useReassignmentPreview(api: Api, isWanted: boolean) {
  return useQuery({
    queryKey: ['tickets', 'reassignment-preview'],
    queryFn: ({ signal }) => api(previewReassignment, {}, { signal }),
    enabled: isWanted,
    networkMode: 'always',
  });
}

export type ChoosingStatus = {
  choose: (statusId: UserStatusId) => Promise<void>;
  isPending: boolean;
  /** Why the last try failed; null where it did not. */
  error: Error | null;
};

/** Chooses a status; what it shows is known before others are read again. The library's mutations would be 1 kB of the sidebar. */
export function useChooseStatus(api: Api): ChoosingStatus {
  const client = useQueryClient();
  const [state, setState] = useState<Pick<ChoosingStatus, 'isPending' | 'error'>>(AT_REST);
  const choose = async (statusId: UserStatusId) => {
    setState({ isPending: true, error: null });
    try {
      client.setQueryData(MINE, await api(chooseStatus, { body: { statusId } }));
      setState(AT_REST);
      void client.invalidateQueries({ queryKey: ['user-statuses'] });
    } catch (cause) {
      setState({ isPending: false, error: cause instanceof Error ? cause : new Error(String(cause)) });
    }
  };
  return { ...state, choose };
}

const AT_REST = { isPending: false, error: null };
