import { maxLength, required } from 'react-admin';
import { useFormContext } from 'react-hook-form';

const LONGEST = 60;
const SHAPE = /^[a-z0-9][a-z0-9-]*$/;
const isSlug = (slug?: string | null) => (!slug || SHAPE.test(slug) ? undefined : 'frontdesk.shared.slug_shape');

/** What the API takes for the short name of a company, a branch or a workspace. */
export const SLUG_RULES = [required(), maxLength(LONGEST), isSlug];

/** A short name to begin with: "Seeblick Süd" becomes seeblick-sued. */
export function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[äöü]/g, (umlaut) => ({ ä: 'ae', ö: 'oe', ü: 'ue' })[umlaut] ?? umlaut)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, LONGEST);
}

/** For the name's onChange: the short name of something new follows the name until somebody writes one. */
export function useSlugFollowsName(isNew = true): (event: { target: { value: string } }) => void {
  const { setValue, getFieldState } = useFormContext();
  return ({ target }) => {
    if (isNew && !getFieldState('slug').isDirty) setValue('slug', slugOf(target.value));
  };
}
