import { Alert, Button, Link, Stack, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Form, TextInput, email, required, useTranslate } from 'react-admin';
import { Link as RouterLink, useNavigate, useSearchParams } from 'react-router-dom';
import { forgetSession } from '../api/auth-provider';
import { answerOf, api } from '../api/client';
import { NewPasswordInputs } from '../people/new-password-inputs';
import { wordsForError } from '../shared/problem';
import { SessionCard } from './session-card';

/** Behind a one-time link (`#/setup?token=…`; the token stands behind the # and goes to no server by itself). */
export function ChoosePasswordPage() {
  const translate = useTranslate();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [params] = useSearchParams();
  const [problem, setProblem] = useState('');
  const setup = useQuery({ queryKey: ['setup'], queryFn: () => answerOf(api.GET('/api/v1/setup')), retry: false });
  const isFirst = setup.data?.needed === true;

  const submit = async ({ email: address, new_password }: Record<string, unknown>) => {
    try {
      const body = { token: params.get('token') ?? '', password: String(new_password), ...(isFirst && { email: String(address) }) };
      await api.POST('/api/v1/setup', { body });
    } catch (error) {
      setProblem(wordsForError(error, translate));
      return;
    }
    forgetSession();
    // That nobody was logged in is among what was asked before.
    queryClient.clear();
    navigate('/', { replace: true });
  };

  return (
    <SessionCard title={translate(isFirst ? 'frontdesk.session.first_run' : 'frontdesk.session.choose')}>
      <Form onSubmit={submit} noValidate>
        <Stack sx={{ gap: 1 }}>
          <Typography>
            {isFirst && `${translate('frontdesk.session.first_operator')} `}
            {translate('frontdesk.session.works_once')}
          </Typography>
          {problem !== '' && (
            <Alert severity="error" role="alert">
              {problem}
            </Alert>
          )}
          {isFirst && (
            <TextInput
              source="email"
              type="email"
              label="frontdesk.session.email"
              autoComplete="username"
              validate={[required(), email()]}
            />
          )}
          <NewPasswordInputs />
          <Button type="submit" variant="contained">
            {translate('frontdesk.session.save')}
          </Button>
          <Link component={RouterLink} to="/login" sx={{ mt: 1 }}>
            {translate('frontdesk.session.instead')}
          </Link>
        </Stack>
      </Form>
    </SessionCard>
  );
}
