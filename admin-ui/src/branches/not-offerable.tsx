import { List, ListItem, ListItemText } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Fold } from '../shared/fold';
import { TextLink } from '../shared/text-link';
import type { BranchOffer } from './use-branch-services';

/** The company's other services, each with why it cannot be offered here. */
export function NotOfferable({ services, companyId }: { services: BranchOffer['elsewhere']; companyId: string }) {
  const translate = useTranslate();
  if (services.length === 0) return null;
  return (
    <Fold title={translate('frontdesk.branches.not_here', { smart_count: services.length })}>
      <List dense disablePadding>
        {services.map(({ service: { id, name }, reason }) => (
          <ListItem key={id} disableGutters>
            <ListItemText
              primary={<TextLink to={`/companies/${companyId}/services/${id}`}>{name}</TextLink>}
              secondary={translate(`frontdesk.reasons.${reason}`, { _: reason })}
            />
          </ListItem>
        ))}
      </List>
    </Fold>
  );
}
