import type { Schema } from '../api/client';

type ReadinessLink = Schema<'ReadinessLinkResponse'>;

/** Whose number it is, and who looks: operators alone may mend workspaces and switch a company on. */
export interface Standing {
  companyId: string;
  numberId: string;
  /** Where the number leads to, as the chain says. */
  branchId: string | null;
  isOperator: boolean;
}

/** The page on which a broken link is mended; undefined where this person has none. */
export function placeOfLink(
  { link, reason, id }: ReadinessLink,
  { companyId, numberId, branchId, isOperator }: Standing,
): string | undefined {
  const company = `/companies/${companyId}`;
  switch (link) {
    case 'number':
      return `${company}/numbers/${numberId}`;
    case 'workspace':
      return isOperator ? `/workspaces/${encodeURIComponent(id ?? '')}` : undefined;
    case 'branch':
      return id === null ? `${company}/numbers/${numberId}` : `${company}/branches/${id}`;
    case 'company':
      return isOperator ? company : undefined;
    case 'team':
      return id === null ? `${company}/teams` : `${company}/teams/${id}`;
    case 'event_type':
      return reason === 'none' ? `${company}/teams` : `${company}/services?${filter({ is_bookable: false })}`;
    case 'service':
      return `${company}/services?${filter({ is_active: false })}`;
    case 'branch_service':
      return branchId === null ? undefined : `${company}/branches/${branchId}`;
    default:
      return undefined;
  }
}

/** Where one service is mended: the team, the service or the branch, whichever does not hold. */
export function placeOfService(
  { link, id }: Schema<'BrokenLinkResponse'>,
  reason: string,
  { companyId, branchId }: Standing,
): string | undefined {
  // A former team has nothing to mend: it is assigned again in the list.
  if (link === 'team') return `/companies/${companyId}/teams${reason === 'no_longer_assigned' ? '' : `/${id}`}`;
  if (link === 'branch_service') return branchId === null ? undefined : `/companies/${companyId}/branches/${branchId}`;
  return `/companies/${companyId}/services/${id}`;
}

function filter(wanted: object): string {
  return new URLSearchParams({ filter: JSON.stringify(wanted) }).toString();
}
