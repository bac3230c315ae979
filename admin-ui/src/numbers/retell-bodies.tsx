import ExpandMore from '@mui/icons-material/ExpandMore';
import { Accordion, AccordionDetails, AccordionSummary, LinearProgress, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { type Schema, answerOf, api } from '../api/client';
import { useCompany } from '../companies/company-context';
import { CopyBox } from '../shared/copy-box';
import { Problem } from '../shared/problem';

type PhoneNumber = Schema<'PhoneNumberResponse'>;

/** What is to be made at Retell so that an agent answers this number; fetched when it is opened. */
export function RetellBodies({ number, branchId }: { number: PhoneNumber; branchId: string }) {
  const translate = useTranslate();
  const [isOpen, setOpen] = useState(false);
  return (
    <Accordion variant="outlined" expanded={isOpen} onChange={(_event, open) => setOpen(open)} slotProps={{ heading: { component: 'h2' } }}>
      <AccordionSummary expandIcon={<ExpandMore />}>
        <Typography component="span" variant="h2">
          {translate('frontdesk.retell.title')}
        </Typography>
      </AccordionSummary>
      <AccordionDetails>{isOpen && <Bodies number={number} branchId={branchId} />}</AccordionDetails>
    </Accordion>
  );
}

function Bodies({ number: { number, workspace, etag }, branchId }: { number: PhoneNumber; branchId: string }) {
  const { id: companyId } = useCompany();
  const translate = useTranslate();
  const { data, error, isPending } = useQuery({
    // With the number's version: a change saved while this is open is in the bodies as soon as it is saved.
    queryKey: ['retell-agent', companyId, branchId, number, etag],
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/companies/{companyId}/branches/{branchId}/retell-agent', {
          params: { path: { companyId, branchId }, query: { workspace } },
        }),
      ),
  });
  if (isPending) return <LinearProgress aria-label={translate('ra.page.loading')} />;
  if (!data) return <Problem error={error} />;
  const own = data.phone_numbers.find((each) => each.number === number);
  return (
    <>
      <Typography color="textSecondary">{translate('frontdesk.retell.how')}</Typography>
      <Step name="llm" body={data.llm} />
      <Step name="agent" body={data.agent} />
      {own && <Step name="update" body={own.update} number={number} />}
      {own && <Step name="import" body={own.import} />}
    </>
  );
}

function Step({ name, body, number }: { name: 'llm' | 'agent' | 'update' | 'import'; body: object; number?: string }) {
  const translate = useTranslate();
  return (
    <>
      <Typography sx={{ mt: 2 }}>{translate(`frontdesk.retell.${name}`)}</Typography>
      <CopyBox label={number === undefined ? ADDRESS[name] : `${ADDRESS[name]}/${number}`} text={JSON.stringify(body, null, 2)} />
    </>
  );
}

/** Retell's API, below https://api.retellai.com. */
const ADDRESS = {
  llm: 'POST /create-retell-llm',
  agent: 'POST /create-agent',
  update: 'PATCH /update-phone-number',
  import: 'POST /import-phone-number',
};
