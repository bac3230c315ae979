import { PasswordInput, minLength, required } from 'react-admin';

const SHORTEST = 12;

function sameAsAbove(value: unknown, { new_password }: Record<string, unknown>): string | undefined {
  return value === new_password ? undefined : 'frontdesk.session.not_the_same';
}

/** A new password, twice; the values are `new_password` and `again`. */
export function NewPasswordInputs() {
  return (
    <>
      <PasswordInput
        source="new_password"
        label="frontdesk.session.new_password"
        autoComplete="new-password"
        helperText="frontdesk.session.rules"
        validate={[required(), minLength(SHORTEST, 'frontdesk.session.too_short')]}
      />
      <PasswordInput source="again" label="frontdesk.session.again" autoComplete="new-password" validate={[required(), sameAsAbove]} />
    </>
  );
}
