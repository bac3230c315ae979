import type { EntityManager } from '@mikro-orm/postgresql';
import { NEED_KINDS, type Need, type NeedKind } from './get-dashboard.query.js';
import { NEEDS, needValues } from './need-statements.js';

/** More are found in the lists themselves. */
const COMPANIES_SHOWN = 5;

interface NeedRow {
  kind: NeedKind;
  companyId: string | null;
  companyName: string | null;
  count: number;
  oldestAt: string | null;
}

/** What waits for a person, most urgent first; companies only where all of them are asked about. */
export async function needsPerson(em: EntityManager, companyId: string | null): Promise<Need[]> {
  const rows = await em.getConnection().execute<NeedRow[]>(NEEDS, needValues(companyId));
  return NEED_KINDS.map((kind) => needOf(kind, rows, companyId === null)).filter(({ count }) => count > 0);
}

/** The rows come with the largest count first. */
function needOf(kind: NeedKind, all: NeedRow[], withCompanies: boolean): Need {
  const rows = all.filter((row) => row.kind === kind);
  const companies = rows.flatMap(({ companyId, companyName, count }) =>
    withCompanies && companyId !== null && companyName !== null ? [{ companyId, companyName, count }] : [],
  );
  const oldest = rows.flatMap(({ oldestAt }) => oldestAt ?? []).toSorted((a, b) => Date.parse(a) - Date.parse(b))[0];
  const count = rows.reduce((sum, row) => sum + row.count, 0);
  return { kind, count, oldestAt: oldest ?? null, companies: companies.slice(0, COMPANIES_SHOWN) };
}
