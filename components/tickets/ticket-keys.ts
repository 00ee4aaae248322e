/** Cache keys of tickets in the companion; `all` covers each of them, for when any ticket changed. */
export const ticketKeys = {
  all: ['tickets'] as const,
  lists: ['tickets', 'list'] as const,
  list: (filters: object) => ['tickets', 'list', 'rows', filters] as const,
  count: (filters: object) => ['tickets', 'list', 'count', filters] as const,
  deleted: ['tickets', 'list', 'deleted'] as const,
  one: (number: string) => ['tickets', 'one', number] as const,
};
