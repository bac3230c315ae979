import { CreateBase, SimpleForm, TextInput, Title, useTranslate } from 'react-admin';
import { SaveBar } from '../shared/save-bar';
import { Section } from '../shared/section';
import { SLUG_RULES } from '../shared/slug';
import { useSayProblem } from '../shared/use-say-problem';
import { WebhookKeyInput } from './webhook-key-input';

export function WorkspaceCreate() {
  const translate = useTranslate();
  const onError = useSayProblem();
  const title = translate('resources.workspaces.create');
  return (
    <CreateBase redirect="edit" mutationOptions={{ onError }}>
      <Title title={title} />
      <Section title={title} sx={{ maxWidth: 640, mt: 2 }}>
        <SimpleForm sx={{ p: 0 }} toolbar={<SaveBar alwaysEnable label="frontdesk.workspaces.store" />}>
          <TextInput source="slug" validate={SLUG_RULES} helperText="frontdesk.workspaces.help.slug" />
          <WebhookKeyInput />
        </SimpleForm>
      </Section>
    </CreateBase>
  );
}
