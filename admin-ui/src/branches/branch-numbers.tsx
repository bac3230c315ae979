import { Button, List, ListItem, ListItemText, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { Schema } from '../api/client';
import { useCompany } from '../companies/company-context';
import { ReadinessChip } from '../numbers/readiness-chip';
import { useMayChange } from '../shared/may-change';
import { Section } from '../shared/section';
import { TextLink } from '../shared/text-link';
import { useAll } from '../shared/use-all';

/** The numbers that lead here, each with whether its callers can book. */
export function BranchNumbers({ branchId }: { branchId: string }) {
  const { id: companyId } = useCompany();
  const translate = useTranslate();
  const mayChange = useMayChange();
  const base = `/companies/${companyId}/numbers`;
  const { data: numbers } = useAll<Schema<'PhoneNumberResponse'>>(base.slice(1), { branch_id: branchId });
  const add = `${base}/create?${new URLSearchParams({ source: JSON.stringify({ branch_id: branchId }) }).toString()}`;
  return (
    <Section
      title={translate('resources.numbers.name', { smart_count: 2 })}
      action={
        mayChange && (
          <Button component={Link} to={add} size="small">
            {translate('resources.numbers.create')}
          </Button>
        )
      }
    >
      {numbers?.length === 0 && <Typography color="textSecondary">{translate('frontdesk.branches.no_number')}</Typography>}
      <List dense disablePadding>
        {numbers?.map(({ id, number }) => (
          <ListItem key={id} disableGutters secondaryAction={<ReadinessChip companyId={companyId} numberId={id} />}>
            <ListItemText primary={<TextLink to={`${base}/${id}`}>{number}</TextLink>} />
          </ListItem>
        ))}
      </List>
    </Section>
  );
}
