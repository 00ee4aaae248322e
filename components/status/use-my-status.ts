import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
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

/** Chooses a status; what it shows is known before others are read again. */
export function useChooseStatus(api: Api) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (statusId: UserStatusId) => api(chooseStatus, { body: { statusId } }),
    networkMode: 'always',
    onSuccess: (mine) => {
      client.setQueryData(MINE, mine);
      void client.invalidateQueries({ queryKey: ['user-statuses'] });
    },
  });
}
