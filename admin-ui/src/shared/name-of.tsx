import { Link as MuiLink } from '@mui/material';
import { Link } from 'react-router-dom';
import { useCompany } from '../companies/company-context';
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
  return (
    <MuiLink component={Link} to={`/companies/${company.id}/${of}/${id}`}>
      {name}
    </MuiLink>
  );
}
