import { Box, LinearProgress } from '@mui/material';
import { Title, usePermissions, useTranslate } from 'react-admin';
import { useParams } from 'react-router-dom';
import { useCompany } from '../companies/company-context';
import { Problem } from '../shared/problem';
import { NewCompany } from './new-company';
import { SetupSteps } from './setup-steps';
import { useExisting } from './use-existing';

/** From nothing to a number whose callers can book, one step after the other; to be left and gone on with at any time. */
export function SetupWizard() {
  const { companyId } = useParams();
  const translate = useTranslate();
  return (
    <Box sx={{ mt: 2, display: 'flex', flexDirection: 'column', gap: 2 }}>
      {companyId === undefined ? (
        <>
          <Title title={translate('resources.companies.create')} />
          <NewCompany />
        </>
      ) : (
        <Setup />
      )}
    </Box>
  );
}

function Setup() {
  const translate = useTranslate();
  const company = useCompany();
  const { existing, error } = useExisting(company.id);
  // Which step is next depends on whose steps they are.
  const { permissions } = usePermissions<string>();
  return (
    <>
      <Title title={translate('frontdesk.setup.title', { company: company.name })} />
      <Problem error={error} />
      {existing && permissions ? (
        <SetupSteps existing={existing} />
      ) : (
        !error && <LinearProgress aria-label={translate('ra.page.loading')} />
      )}
    </>
  );
}
