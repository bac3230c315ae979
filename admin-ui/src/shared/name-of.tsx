import { useCompany } from '../companies/company-context';
import { TextLink } from './text-link';
import { useAll } from './use-all';

interface Named {
  id: string;
  name: string;
}

/** The company's branches or services, by id. */
export function useNames(of: 'branches' | 'services'): Map<string, string> {
  const { id } = useCompany();
  const { data = [] } = useAll<Named>(`companies/${id}/${of}`);
  return new Map(data.map((one) => [one.id, one.name]));
}

/** The name of a branch or service; with `link`, the way to its page. */
export function NameOf({ of, id, link = false }: { of: 'branches' | 'services'; id: string | null | undefined; link?: boolean }) {
  const company = useCompany();
  const name = useNames(of).get(id ?? '') ?? '–';
  if (!link || !id) return <>{name}</>;
  return <TextLink to={`/companies/${company.id}/${of}/${id}`}>{name}</TextLink>;
}
