import { TextField } from '@mui/material';
import { useGetOne, useTranslate } from 'react-admin';
import type { Schema } from '../api/client';
import { useCompany } from '../companies/company-context';
import type { NewBooking } from './new-booking';
import { QuestionField } from './question-field';

interface CustomerFieldsProps {
  wish: NewBooking;
  onChange: (more: Partial<NewBooking>) => void;
}

/** For whom it is, and the event type's own questions. */
export function CustomerFields({ wish, onChange }: CustomerFieldsProps) {
  const translate = useTranslate();
  const { id } = useCompany();
  const { data: service } = useGetOne<Schema<'ServiceResponse'>>(`companies/${id}/services`, { id: wish.serviceId });
  const field = (name: string) => translate(`resources.bookings.fields.${name}`);
  const wantsEmail = service?.email_policy === 'ask';
  const questions = service?.calcom?.booking_fields.filter((question) => !question.is_default) ?? [];
  return (
    <>
      <TextField
        required
        label={field('customer_name')}
        value={wish.name}
        onChange={({ target }) => onChange({ name: target.value })}
        slotProps={{ htmlInput: { maxLength: 200 } }}
      />
      <TextField
        required
        type="tel"
        label={field('phone')}
        helperText={translate('frontdesk.bookings.create.phone_help')}
        value={wish.phone}
        onChange={({ target }) => onChange({ phone: target.value })}
        slotProps={{ htmlInput: { maxLength: 40 } }}
      />
      <TextField
        required={wantsEmail}
        type="email"
        label={field('email')}
        helperText={translate(`frontdesk.bookings.create.${wantsEmail ? 'email_wanted' : 'email_help'}`)}
        value={wish.email}
        onChange={({ target }) => onChange({ email: target.value })}
        slotProps={{ htmlInput: { maxLength: 254 } }}
      />
      {questions.map((question) => (
        <QuestionField
          key={question.slug}
          question={question}
          answer={wish.answers[question.slug]}
          onAnswer={(answer) => onChange({ answers: { ...wish.answers, [question.slug]: answer } })}
        />
      ))}
      <TextField
        multiline
        minRows={2}
        label={field('notes')}
        value={wish.notes}
        onChange={({ target }) => onChange({ notes: target.value })}
        slotProps={{ htmlInput: { maxLength: 1_000 } }}
      />
    </>
  );
}
