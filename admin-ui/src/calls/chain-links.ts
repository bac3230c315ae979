import type { ChainLink } from '../shared/chain';

/** The page of a company on which a link of the chain is mended. */
const MENDED_AT: Record<string, string> = {
  number: 'numbers',
  branch: 'branches',
  company: '',
  team: 'teams',
  event_type: 'services',
  service: 'services',
  branch_service: 'branches',
};

/** The steps of a stored chain, as they are drawn. The API names them as objects: what is not a step is left out. */
export function chainLinks(steps: object[], companyId: string, branchId: string | null): ChainLink[] {
  return steps.flatMap((step) => {
    const { link, ok, what, reason }: { link?: unknown; ok?: unknown; what?: unknown; reason?: unknown } = step;
    if (typeof link !== 'string' || typeof ok !== 'boolean') return [];
    const page = MENDED_AT[link];
    const ofBranch = page === 'branches' && branchId !== null ? `/${branchId}` : '';
    const to = page === undefined ? undefined : `/companies/${companyId}/${page}${ofBranch}`;
    return [{ link, ok, what: textOr(what), reason: textOr(reason), ...(to !== undefined && { to }) }];
  });
}

function textOr(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
