import { Alert } from '@mui/material';
import { HttpError, useTranslate } from 'react-admin';
import { Problem } from '../shared/problem';

/** Why a team was not assigned; forbidden means that the connection is a shared one. */
export function AssignProblem({ error }: { error: unknown }) {
  const translate = useTranslate();
  const isForbidden = error instanceof HttpError && error.status === 403;
  if (!isForbidden) return <Problem error={error} />;
  return <Alert severity="error">{translate('frontdesk.teams.selector.operators_only')}</Alert>;
}
