import { Grid, Typography } from '@mui/material';
import { ShowBase, Title, useRecordContext, useTranslate } from 'react-admin';
import type { Schema } from '../api/client';
import { CopyBox } from '../shared/copy-box';
import { Section } from '../shared/section';
import { KeyRotation } from './key-rotation';

export type Workspace = Schema<'WorkspaceResponse'>;

export function WorkspacePage() {
  return (
    <ShowBase>
      <WorkspaceDetails />
    </ShowBase>
  );
}

function WorkspaceDetails() {
  const translate = useTranslate();
  const workspace = useRecordContext<Workspace>();
  if (!workspace) return null;
  return (
    <>
      <Title title={translate('frontdesk.workspaces.title', { slug: workspace.slug })} />
      <Grid container spacing={2} sx={{ mt: 2 }}>
        <Grid size={{ xs: 12, lg: 7 }}>
          <Addresses workspace={workspace} />
        </Grid>
        <Grid size={{ xs: 12, lg: 5 }}>
          <KeyRotation workspace={workspace} />
        </Grid>
      </Grid>
    </>
  );
}

const DOORS = ['functions', 'inbound', 'events'] as const;

/** What is pasted at Retell, each with the place where it belongs. */
function Addresses({ workspace: { addresses, phone_number_count: numbers } }: { workspace: Workspace }) {
  const translate = useTranslate();
  return (
    <Section title={translate('frontdesk.workspaces.addresses.title')}>
      <Typography variant="body2">{translate('frontdesk.workspaces.addresses.text')}</Typography>
      {DOORS.map((door) => (
        <div key={door}>
          {/* Only paths where nobody told Frontdesk its own address: then it is the one that was opened. */}
          <CopyBox label={translate(`frontdesk.workspaces.addresses.${door}`)} text={new URL(addresses[door], location.origin).href} />
          <Typography variant="body2" color="textSecondary">
            {translate(`frontdesk.workspaces.addresses.${door}_where`)}
          </Typography>
        </div>
      ))}
      <Typography variant="body2" color="textSecondary">
        {translate('frontdesk.workspaces.numbers', { smart_count: numbers })}
      </Typography>
    </Section>
  );
}
