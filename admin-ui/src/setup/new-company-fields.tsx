import { TextInput, maxLength, required } from 'react-admin';
import { PlaceInputs } from '../companies/place-inputs';
import { SLUG_RULES, useSlugFollowsName } from '../shared/slug';

const NAME = [required(), maxLength(200)];

/** What a company needs to be one. */
export function NewCompanyFields() {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return (
    <>
      <TextInput source="name" validate={NAME} autoFocus autoComplete="off" onChange={useSlugFollowsName()} />
      <TextInput source="slug" validate={SLUG_RULES} autoComplete="off" helperText="frontdesk.company.slug_help" />
      <PlaceInputs timeZone={timeZone} />
    </>
  );
}
