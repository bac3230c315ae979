import { List, ListItem, ListItemText, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Schema } from '../api/client';
import { useCompany } from '../companies/company-context';
import { Section } from '../shared/section';
import { TextLink } from '../shared/text-link';
import { useAll } from '../shared/use-all';
import type { Service } from './service-change';

/** The branches that offer the service, and those that do not; it is switched on and off there. */
export function WhereOffered({ service }: { service: Service }) {
  const { id: companyId } = useCompany();
  const translate = useTranslate();
  const base = `companies/${companyId}/branches`;
  const { data: branches } = useAll<Schema<'BranchResponse'>>(base);
  return (
    <Section title={translate('frontdesk.services.offered_at')}>
      {service.branch_ids.length === 0 && <Typography>{translate('frontdesk.services.nowhere')}</Typography>}
      <List dense disablePadding>
        {branches?.map(({ id, name }) => (
          <ListItem key={id} disableGutters>
            <ListItemText
              primary={<TextLink to={`/${base}/${id}`}>{name}</TextLink>}
              secondary={translate(service.branch_ids.includes(id) ? 'frontdesk.services.offered' : 'frontdesk.services.not_offered')}
            />
          </ListItem>
        ))}
      </List>
    </Section>
  );
}
