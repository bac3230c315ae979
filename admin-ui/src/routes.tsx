// Every page by its address; each is a file of its own in the bundle.
import { type FunctionComponent, type ReactElement, lazy } from 'react';
import { ResourceContextProvider } from 'react-admin';
import { Route, useParams } from 'react-router-dom';
import { CompanyProvider } from './companies/company-context';

/** A page that is fetched when it is first opened. */
const page = (load: () => Promise<FunctionComponent>): FunctionComponent => lazy(() => load().then((Page) => ({ default: Page })));

export const DashboardPage = page(() => import('./dashboard/dashboard-page').then(({ DashboardPage }) => DashboardPage));
const CompanyList = page(() => import('./companies/company-list').then(({ CompanyList }) => CompanyList));
const CompanyPage = page(() => import('./companies/company-page').then(({ CompanyPage }) => CompanyPage));
const SetupWizard = page(() => import('./setup/setup-wizard').then(({ SetupWizard }) => SetupWizard));
const TeamPages = page(() => import('./teams/team-pages').then(({ TeamPages }) => TeamPages));
const BranchPages = page(() => import('./branches/branch-pages').then(({ BranchPages }) => BranchPages));
const ServicePages = page(() => import('./services/service-pages').then(({ ServicePages }) => ServicePages));
const NumberPages = page(() => import('./numbers/number-pages').then(({ NumberPages }) => NumberPages));
const TrialCallPage = page(() => import('./trial-call/trial-call-page').then(({ TrialCallPage }) => TrialCallPage));
const CallPages = page(() => import('./calls/call-pages').then(({ CallPages }) => CallPages));
const BookingPages = page(() => import('./bookings/booking-pages').then(({ BookingPages }) => BookingPages));
const CallbackRequestPages = page(() =>
  import('./callback-requests/callback-request-pages').then(({ CallbackRequestPages }) => CallbackRequestPages),
);
const ConflictPage = page(() => import('./conflicts/conflict-page').then(({ ConflictPage }) => ConflictPage));
const ConnectionPages = page(() => import('./connections/connection-pages').then(({ ConnectionPages }) => ConnectionPages));
const WorkspacePages = page(() => import('./workspaces/workspace-pages').then(({ WorkspacePages }) => WorkspacePages));
const ReceiptPages = page(() => import('./receipts/receipt-pages').then(({ ReceiptPages }) => ReceiptPages));
const UserPages = page(() => import('./people/user-pages').then(({ UserPages }) => UserPages));
const TokenPages = page(() => import('./people/token-pages').then(({ TokenPages }) => TokenPages));
const AccountPage = page(() => import('./people/account-page').then(({ AccountPage }) => AccountPage));
const AuditLogPage = page(() => import('./audit-log/audit-log-page').then(({ AuditLogPage }) => AuditLogPage));

/** Pages below a company; the resource is the path below /api/v1, so that react-admin's own links and requests need no mapping. */
const OF_A_COMPANY: [path: string, Page: FunctionComponent][] = [
  ['dashboard', DashboardPage],
  ['setup', SetupWizard],
  ['teams', TeamPages],
  ['branches', BranchPages],
  ['services', ServicePages],
  ['numbers', NumberPages],
  ['trial-call', TrialCallPage],
  ['calls', CallPages],
  ['bookings', BookingPages],
  ['callback-requests', CallbackRequestPages],
  ['conflicts', ConflictPage],
];

const OF_THE_INSTALLATION: [path: string, Page: FunctionComponent][] = [
  ['connections', ConnectionPages],
  ['workspaces', WorkspacePages],
  ['receipts', ReceiptPages],
  ['users', UserPages],
  ['tokens', TokenPages],
  ['audit-log', AuditLogPage],
];

function OfCompany({ path, children }: { path: string; children: ReactElement }) {
  const { companyId = '' } = useParams();
  return <ResourceContextProvider value={`companies/${companyId}/${path}`}>{children}</ResourceContextProvider>;
}

function of(resource: string, Page: FunctionComponent): ReactElement {
  return (
    <ResourceContextProvider value={resource}>
      <Page />
    </ResourceContextProvider>
  );
}

export const companyRoutes = [
  <Route key="list" path="/companies" element={of('companies', CompanyList)} />,
  <Route key="create" path="/companies/create" element={of('companies', SetupWizard)} />,
  <Route key="one" path="/companies/:companyId" element={<CompanyProvider />}>
    <Route index element={of('companies', CompanyPage)} />
    {OF_A_COMPANY.map(([path, Page]) => (
      <Route
        key={path}
        path={`${path}/*`}
        element={
          <OfCompany path={path}>
            <Page />
          </OfCompany>
        }
      />
    ))}
  </Route>,
];

export const installationRoutes = [
  <Route key="account" path="/account" element={<AccountPage />} />,
  ...OF_THE_INSTALLATION.map(([path, Page]) => <Route key={path} path={`/${path}/*`} element={of(path, Page)} />),
];
