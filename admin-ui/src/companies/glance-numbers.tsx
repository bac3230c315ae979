import { useQueries } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { answerOf, api } from '../api/client';
import { ReadinessChip } from '../numbers/readiness-chip';
import { readinessKey } from '../numbers/use-readiness';
import { TextLink } from '../shared/text-link';
import type { Company } from './company-context';
import { GlanceItem } from './glance-item';
import { Line, Missing, More, NAMED } from './glance-parts';
import type { SetUp } from './use-set-up';

/** The company's numbers, and whether callers can book there. */
export function GlanceNumbers({ company, numbers, branches }: { company: Company } & Pick<SetUp, 'numbers' | 'branches'>) {
  const translate = useTranslate();
  const named = numbers.slice(0, NAMED);
  const allReady = useAllReady(
    company.id,
    named.map(({ id }) => id),
  );
  const to = `/companies/${company.id}/numbers`;
  const branchOf = (id: string | null) => branches.find((branch) => branch.id === id)?.name;
  const standing = numbers.length === 0 ? 'missing' : allReady ? 'ok' : 'wrong';
  return (
    <GlanceItem standing={standing} title={translate('resources.numbers.name', { smart_count: 2 })} to={to}>
      {numbers.length === 0 && <Missing what="numbers" to={`${to}/create`} />}
      {named.map(({ id, number, branch_id }) => (
        <Line key={id}>
          <TextLink to={`${to}/${id}`}>{number}</TextLink> {branchOf(branch_id)} <ReadinessChip companyId={company.id} numberId={id} />
        </Line>
      ))}
      <More count={numbers.length} to={to} />
    </GlanceItem>
  );
}

/** What is not known yet is not wrong. */
function useAllReady(companyId: string, numberIds: string[]): boolean {
  const answers = useQueries({
    queries: numberIds.map((numberId) => ({
      queryKey: readinessKey(companyId, numberId),
      queryFn: () =>
        answerOf(api.GET('/api/v1/companies/{companyId}/numbers/{numberId}/readiness', { params: { path: { companyId, numberId } } })),
    })),
  });
  return answers.every(({ data }) => data?.ready !== false);
}
