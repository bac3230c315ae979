import { Alert, Button, Stack } from '@mui/material';
import { useState } from 'react';
import { Form, PasswordInput, TextInput, email, required, useLogin, useTranslate } from 'react-admin';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client';
import { wordsForError } from '../shared/problem';
import { SessionCard } from './session-card';

export function LoginPage() {
  const translate = useTranslate();
  const login = useLogin();
  const [problem, setProblem] = useState('');
  const setup = useQuery({ queryKey: ['setup'], queryFn: () => answerOf(api.GET('/api/v1/setup')), retry: false });

  const submit = (values: Record<string, unknown>) =>
    login(values).then(
      () => setProblem(''),
      (error: unknown) => setProblem(wordsForError(error, translate)),
    );

  return (
    <SessionCard title={translate('frontdesk.session.log_in')}>
      <Form onSubmit={submit} noValidate>
        <Stack sx={{ gap: 1 }}>
          {setup.data?.needed === true && <Alert severity="info">{translate('frontdesk.session.nobody_yet')}</Alert>}
          {problem !== '' && (
            <Alert severity="error" role="alert">
              {problem}
            </Alert>
          )}
          <TextInput
            source="email"
            type="email"
            label="frontdesk.session.email"
            autoComplete="username"
            autoFocus
            validate={[required(), email()]}
          />
          <PasswordInput source="password" label="frontdesk.session.password" autoComplete="current-password" validate={required()} />
          <Button type="submit" variant="contained">
            {translate('frontdesk.session.log_in')}
          </Button>
        </Stack>
      </Form>
    </SessionCard>
  );
}
