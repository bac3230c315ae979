import { Button } from '@mui/material';
import { useState } from 'react';
import {
  BooleanInput,
  DeleteButton,
  Edit,
  SaveButton,
  SelectInput,
  SimpleForm,
  Toolbar,
  TextInput,
  useNotify,
  useRecordContext,
  useTranslate,
} from 'react-admin';
import { type Schema, answerOf, api } from '../api/client';
import { wordsForError } from '../shared/problem';
import { ShownOnce } from './shown-once';

type User = Schema<'UserResponse'>;

export function UserEdit() {
  return (
    <Edit mutationMode="pessimistic" redirect="list">
      <SimpleForm toolbar={<UserToolbar />}>
        <TextInput source="email" readOnly />
        <RoleInput />
        <BooleanInput source="is_active" helperText="frontdesk.people.inactive_help" />
        <NewLink />
      </SimpleForm>
    </Edit>
  );
}

/** Nobody becomes an operator or stops being one. */
function RoleInput() {
  const user = useRecordContext<User>();
  const roles = user?.role === 'operator' ? ['operator'] : ['admin', 'viewer'];
  return (
    <SelectInput
      source="role"
      choices={roles.map((role) => ({ id: role, name: `frontdesk.roles.${role}` }))}
      readOnly={user?.role === 'operator'}
      helperText="frontdesk.people.role_help"
    />
  );
}

function NewLink() {
  const translate = useTranslate();
  const notify = useNotify();
  const user = useRecordContext<User>();
  const [link, setLink] = useState<Schema<'PasswordLinkResponse'> | null>(null);
  if (!user) return null;
  const ask = () =>
    answerOf(api.POST('/api/v1/users/{userId}/password-link', { params: { path: { userId: user.id } } }))
      .then(setLink)
      .catch((error: unknown) => notify(wordsForError(error, translate), { type: 'error' }));
  return (
    <>
      <Button onClick={() => void ask()}>{translate('frontdesk.people.new_link')}</Button>
      {link && (
        <ShownOnce
          title="frontdesk.people.link_title"
          words="frontdesk.people.link_words"
          text={link.url}
          until={link.expires_at}
          onClose={() => setLink(null)}
        />
      )}
    </>
  );
}

function UserToolbar() {
  return (
    <Toolbar sx={{ justifyContent: 'space-between' }}>
      <SaveButton />
      <DeleteButton
        mutationMode="pessimistic"
        confirmTitle="frontdesk.people.remove_title"
        confirmContent="frontdesk.people.remove_words"
      />
    </Toolbar>
  );
}
