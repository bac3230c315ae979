import { AutocompleteInput, SelectInput, required } from 'react-admin';
import { useLanguageChoices, zoneChoices } from '../shared/places';

/** Where a company is and what its phone agent speaks; what is in use already can be chosen in any case. */
export function PlaceInputs({ timeZone, language }: { timeZone: string; language?: string }) {
  return (
    <>
      <AutocompleteInput
        source="time_zone"
        choices={zoneChoices(timeZone)}
        validate={required()}
        helperText="frontdesk.company.zone_help"
      />
      <SelectInput
        source="language"
        choices={useLanguageChoices(language === undefined ? [] : [language])}
        validate={required()}
        helperText="frontdesk.company.language_help"
      />
    </>
  );
}
