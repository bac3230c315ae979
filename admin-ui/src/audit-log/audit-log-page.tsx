import { DataTable, DateTimeInput, List, SelectInput, TextInput, useTranslate } from 'react-admin';
import type { Schema } from '../api/client';
import { EmptyState } from '../shared/empty-state';
import { When } from '../shared/when';
import { Changes } from './changes';

type Entry = Schema<'AuditEntryResponse'>;

const ACTORS = ['user', 'token', 'cli', 'sync', 'webhook', 'scheduler', 'caller', 'start', 'database'];
const ACTIONS = ['created', 'changed', 'removed'];
const choices = (names: string[], of: string) => names.map((name) => ({ id: name, name: `frontdesk.audit.${of}.${name}` }));
const instant = (text: string) => (text ? new Date(text).toISOString() : '');

const filters = [
  <SelectInput key="actor_kind" source="actor_kind" label="frontdesk.audit.who" choices={choices(ACTORS, 'actors')} alwaysOn />,
  <SelectInput key="action" source="action" choices={choices(ACTIONS, 'actions')} alwaysOn />,
  <TextInput key="subject" source="subject" helperText="frontdesk.audit.subject_help" />,
  <DateTimeInput key="from" source="from" label="frontdesk.audit.from" parse={instant} />,
  <DateTimeInput key="until" source="until" label="frontdesk.audit.until" parse={instant} />,
];

/** Who changed what and when, latest first: nothing can be changed or taken away here. */
export function AuditLogPage() {
  const translate = useTranslate();
  return (
    <List exporter={false} filters={filters} perPage={25} empty={<EmptyState of="audit-log" />}>
      <DataTable bulkActionButtons={false} rowClick={false}>
        <DataTable.Col source="at" disableSort render={({ at }: Entry) => <When at={at} />} />
        <DataTable.Col
          source="actor"
          disableSort
          label="frontdesk.audit.who"
          render={({ actor }: Entry) => [translate(`frontdesk.audit.actors.${actor.kind}`), actor.name].filter(Boolean).join(' · ')}
        />
        <DataTable.Col source="action" disableSort render={({ action }: Entry) => translate(`frontdesk.audit.actions.${action}`)} />
        <DataTable.Col source="subject" disableSort />
        <DataTable.Col disableSort label="frontdesk.audit.fields">
          <Changes />
        </DataTable.Col>
      </DataTable>
    </List>
  );
}
