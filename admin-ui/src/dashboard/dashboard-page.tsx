import { useGetIdentity, useTranslate } from 'react-admin';
import { Navigate, useParams } from 'react-router-dom';
import { useCompany } from '../companies/company-context';
import { DashboardView } from './dashboard-view';

/** Operators begin with the whole installation, everybody else with their company. */
export function DashboardPage() {
  const { companyId } = useParams();
  const { identity } = useGetIdentity();
  if (companyId !== undefined) return <OfCompany />;
  if (!identity) return null;
  if (identity.company) return <Navigate to={`/companies/${identity.company.id}/dashboard`} replace />;
  return <OfInstallation />;
}

function OfInstallation() {
  const translate = useTranslate();
  return <DashboardView title={translate('resources.dashboard.name')} companyId={null} />;
}

function OfCompany() {
  const translate = useTranslate();
  const { id, name } = useCompany();
  return <DashboardView title={`${translate('resources.dashboard.name')} · ${name}`} companyId={id} />;
}
