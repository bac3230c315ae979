import { PasswordInput, minLength, required } from 'react-admin';

const oneWord = (key?: string) => (/\s/.test(key ?? '') ? 'frontdesk.workspaces.key_one_word' : undefined);
const KEY = [required(), minLength(8), oneWord];

/** Sent once and shown never again. */
export function WebhookKeyInput({ label, helperText = 'frontdesk.workspaces.help.webhook_key' }: { label?: string; helperText?: string }) {
  return <PasswordInput source="webhook_key" label={label} validate={KEY} autoComplete="new-password" helperText={helperText} />;
}
