import { Alert, LinearProgress } from '@mui/material';
import { createContext, useContext } from 'react';
import { useGetOne, useTranslate } from 'react-admin';
import { Outlet, useParams } from 'react-router-dom';
import type { Schema } from '../api/client';

export type Company = Schema<'CompanyResponse'>;

const CompanyContext = createContext<Company | null>(null);

/** The company of the address, for every page below it; an unknown one and one of others read the same. */
export function CompanyProvider() {
  const { companyId = '' } = useParams();
  const translate = useTranslate();
  const { data, error, isPending } = useGetOne<Company>('companies', { id: companyId });
  if (isPending) return <LinearProgress aria-label={translate('ra.page.loading')} />;
  if (error || !data) return <Alert severity="warning">{translate('frontdesk.company.not_found')}</Alert>;
  return (
    <CompanyContext.Provider value={data}>
      <Outlet />
    </CompanyContext.Provider>
  );
}

/** The company whose page this is. @throws outside of /companies/:companyId */
export function useCompany(): Company {
  const company = useContext(CompanyContext);
  if (company === null) throw new Error('This page belongs below /companies/:companyId');
  return company;
}
