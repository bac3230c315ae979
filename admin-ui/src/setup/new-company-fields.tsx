import { AutocompleteInput, SelectInput, TextInput, maxLength, required, useLocale } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import { slugOf } from '../branches/branch-form';

const ZONES = Intl.supportedValuesOf('timeZone');
/** Those that the phone agent speaks. */
const LANGUAGES = ['de', 'en'];
const NAME = [required(), maxLength(200)];
const isSlug = (text?: string) => (/^[a-z0-9][a-z0-9-]*$/.test(text ?? '') ? undefined : 'frontdesk.company.slug_shape');
const SLUG = [required(), maxLength(60), isSlug];

/** What a company needs to be one. The short name follows the name until somebody writes one. */
export function NewCompanyFields() {
  const { setValue, getFieldState } = useFormContext();
  const follow = (name: string) => {
    if (!getFieldState('slug').isDirty) setValue('slug', slugOf(name));
  };
  return (
    <>
      <TextInput
        source="name"
        validate={NAME}
        autoFocus
        autoComplete="off"
        onChange={({ target }: { target: { value: string } }) => follow(target.value)}
      />
      <TextInput source="slug" validate={SLUG} autoComplete="off" helperText="frontdesk.company.slug_help" />
      <PlaceFields />
    </>
  );
}

function PlaceFields() {
  const names = new Intl.DisplayNames(useLocale(), { type: 'language' });
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return (
    <>
      <AutocompleteInput
        source="time_zone"
        choices={[...new Set([...ZONES, timeZone])].map((zone) => ({ id: zone, name: zone.replaceAll('_', ' ') }))}
        validate={required()}
        helperText="frontdesk.company.zone_help"
      />
      <SelectInput
        source="language"
        choices={LANGUAGES.map((language) => ({ id: language, name: names.of(language) ?? language }))}
        validate={required()}
        helperText="frontdesk.company.language_help"
      />
    </>
  );
}
