import { NumberInput, PasswordInput, TextInput, minLength, required } from 'react-admin';

const oneWord = (key?: string) => (/\s/.test(key ?? '') ? 'frontdesk.connections.key_one_word' : undefined);
const address = (url?: string) => (/^https?:\/\/\S+[^\s/]$/.test(url ?? '') ? undefined : 'frontdesk.connections.bad_address');
const KEY = [minLength(8), oneWord];
const FIRST_KEY = [required(), ...KEY];
const ADDRESS = [required(), address];

/** Nothing that the browser should fill in or offer to keep. */
const UNKEPT = 'new-password';

export function ApiKeyInput() {
  return <PasswordInput source="api_key" validate={FIRST_KEY} autoComplete={UNKEPT} helperText="frontdesk.connections.help.api_key" />;
}

/** A new key for a connection that stands; empty leaves the old one. */
export function NewApiKeyInput() {
  return (
    <PasswordInput
      source="api_key"
      label="frontdesk.connections.new_key"
      validate={KEY}
      autoComplete={UNKEPT}
      helperText="frontdesk.connections.help.new_key"
    />
  );
}

export function BaseUrlInput() {
  return <TextInput source="base_url" validate={ADDRESS} helperText="frontdesk.connections.help.base_url" />;
}

export function LimitInput() {
  return <NumberInput source="limit_per_minute" min={1} max={100_000} helperText="frontdesk.connections.help.limit_per_minute" />;
}
