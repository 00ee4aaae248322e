import { useQuery } from '@tanstack/react-query';
import { useApi } from '#components/app/api-context.tsx';
import { listInvitations } from '#lib/contract/invitations.ts';
import { listMembers } from '#lib/contract/members.ts';
import { listProfiles } from '#lib/contract/profiles.ts';
import { listTeams } from '#lib/contract/teams.ts';

/** All users, as whoever manages them sees them. */
export function useMembers() {
  const api = useApi();
  return useQuery({ queryKey: ['members'], queryFn: ({ signal }) => api(listMembers, {}, { signal }) });
}

/** Invitations that nobody has accepted. */
export function useInvitations() {
  const api = useApi();
  return useQuery({
    queryKey: ['invitations'],
    queryFn: ({ signal }) => api(listInvitations, {}, { signal }),
  });
}

/** All profiles. */
export function useProfiles() {
  const api = useApi();
  return useQuery({ queryKey: ['profiles'], queryFn: ({ signal }) => api(listProfiles, {}, { signal }) });
}

/** All teams. */
export function useTeams() {
  const api = useApi();
  return useQuery({ queryKey: ['teams'], queryFn: ({ signal }) => api(listTeams, {}, { signal }) });
}
