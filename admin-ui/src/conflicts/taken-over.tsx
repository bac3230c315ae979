import { Alert } from '@mui/material';
import type { ReactNode } from 'react';
import { useGetOne, useTranslate } from 'react-admin';
import type { Company } from '../companies/company-context';
import { Section } from '../shared/section';
import { TextLink } from '../shared/text-link';
import type { Conflict } from './conflict-row';

export interface Taken {
  conflict: Conflict;
  /** Null: nobody held it any more. */
  formerCompanyId: string | null;
}

/** That it was taken and from whom (only operators take over), with the sync that makes a service of it. */
export function TakenOver({ taken: { conflict, formerCompanyId }, children }: { taken: Taken; children: ReactNode }) {
  const translate = useTranslate();
  const { data: former } = useGetOne<Company>('companies', { id: formerCompanyId ?? '' }, { enabled: formerCompanyId !== null });
  return (
    <Section title={translate('frontdesk.conflicts.taken', { name: conflict.name })}>
      {former && (
        <Alert severity="info">
          {translate('frontdesk.conflicts.taken_from')} <TextLink to={`/companies/${former.id}`}>{former.name}</TextLink>
        </Alert>
      )}
      {children}
    </Section>
  );
}
