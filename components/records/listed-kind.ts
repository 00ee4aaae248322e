/** The kinds of record that have a list of their own. */
export type ListedKind = 'contact' | 'lead' | 'account' | 'opportunity';
