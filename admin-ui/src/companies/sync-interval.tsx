import { Button, Stack, TextField } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { api } from '../api/client';
import { Problem } from '../shared/problem';
import { Section } from '../shared/section';
import type { Company } from './company-context';

const MOST_HOURS = 720;

/** How often the teams are read; the next time of each is reckoned anew when it changes. */
export function SyncInterval({ company }: { company: Company }) {
  const translate = useTranslate();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const [text, setText] = useState(String(company.sync_interval_hours));
  const hours = /^\d+$/.test(text) ? Number(text) : 0;
  const isRight = hours >= 1 && hours <= MOST_HOURS;
  const params = { path: { companyId: company.id } };
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => api.PATCH('/api/v1/companies/{companyId}/sync-interval', { params, body: { hours } }),
    onSuccess: async () => {
      notify('frontdesk.company.interval_saved', { type: 'success' });
      await queryClient.invalidateQueries({ queryKey: ['companies'] });
      await queryClient.invalidateQueries({ queryKey: ['sync', company.id] });
    },
  });
  return (
    <Section title={translate('frontdesk.company.interval')}>
      <Stack direction="row" sx={{ gap: 1, alignItems: 'flex-start' }}>
        <TextField
          size="small"
          label={translate('frontdesk.company.interval_label')}
          value={text}
          onChange={({ target }) => setText(target.value.trim())}
          error={!isRight}
          helperText={translate(isRight ? 'frontdesk.company.interval_help' : 'frontdesk.company.interval_wrong')}
          slotProps={{ htmlInput: { inputMode: 'numeric' } }}
          sx={{ flex: 1, m: 0 }}
        />
        <Button
          variant="outlined"
          disabled={!isRight || hours === company.sync_interval_hours || isPending}
          onClick={() => mutate()}
          sx={{ mt: 0.25 }}
        >
          {translate('ra.action.save')}
        </Button>
      </Stack>
      <Problem error={error} />
    </Section>
  );
}
