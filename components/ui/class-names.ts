/** Joins the class names that apply: `classNames('row', isNew && 'row-new')`. */
export function classNames(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
