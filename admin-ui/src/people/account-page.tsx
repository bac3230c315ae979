import { Alert, Button, Card, CardContent, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { Form, PasswordInput, Title, required, useGetIdentity, useTranslate } from 'react-admin';
import { api } from '../api/client';
import { Problem } from '../shared/problem';
import { NewPasswordInputs } from './new-password-inputs';

/** Who is logged in, and the password. */
export function AccountPage() {
  const translate = useTranslate();
  const { identity } = useGetIdentity();
  const [outcome, setOutcome] = useState<{ saved: boolean; error: unknown }>({ saved: false, error: null });

  const submit = ({ current_password, new_password }: Record<string, unknown>) =>
    api
      .POST('/api/v1/session/password', { body: { current_password: String(current_password), new_password: String(new_password) } })
      .then(() => setOutcome({ saved: true, error: null }))
      .catch((error: unknown) => setOutcome({ saved: false, error }));

  return (
    <Card sx={{ maxWidth: 520, mt: 2 }}>
      <Title title={translate('frontdesk.layout.account')} />
      <CardContent>
        <Typography>{identity?.fullName}</Typography>
        <Typography color="textSecondary" sx={{ mb: 3 }}>
          {identity && translate(`frontdesk.roles.${identity.role}`)} ·{' '}
          {identity?.company?.name ?? translate('frontdesk.layout.all_companies')}
        </Typography>
        <Typography component="h2" variant="h2" sx={{ mb: 1 }}>
          {translate('frontdesk.session.change')}
        </Typography>
        <Form onSubmit={submit} key={String(outcome.saved)} noValidate>
          <Stack sx={{ gap: 1 }}>
            {/* For password managers, which else would not know whose password is changed. */}
            <input type="text" name="username" autoComplete="username" value={identity?.fullName ?? ''} readOnly hidden />
            {outcome.saved && <Alert severity="success">{translate('frontdesk.session.changed')}</Alert>}
            <Problem error={outcome.error} />
            <PasswordInput
              source="current_password"
              label="frontdesk.session.current"
              autoComplete="current-password"
              validate={required()}
            />
            <NewPasswordInputs />
            <Button type="submit" variant="contained" sx={{ alignSelf: 'flex-start' }}>
              {translate('frontdesk.session.save_password')}
            </Button>
          </Stack>
        </Form>
      </CardContent>
    </Card>
  );
}
