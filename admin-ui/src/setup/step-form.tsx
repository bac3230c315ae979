import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { Form, SaveButton } from 'react-admin';

/** A step that is a form within a CreateBase: its way on stores what was entered. */
export function StepForm({ defaultValues, children }: { defaultValues: object; children: ReactNode }) {
  return (
    <Form defaultValues={defaultValues}>
      <Box sx={{ display: 'flex', flexDirection: 'column', maxWidth: 600 }}>
        {children}
        <SaveButton label="frontdesk.setup.next" icon={<></>} alwaysEnable sx={{ alignSelf: 'flex-start', mt: 2 }} />
      </Box>
    </Form>
  );
}
