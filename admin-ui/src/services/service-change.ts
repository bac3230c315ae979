import type { Schema } from '../api/client';
import { amountText, minorOf } from './price';

export type Service = Schema<'ServiceResponse'>;

/** What the form has besides the service's own fields. */
export interface ServiceForm extends Partial<Service> {
  display_name?: string | null;
  amount?: string | null;
  currency?: string | null;
}

export function formOf({ name, price }: Service, locale: string): ServiceForm {
  return { display_name: name, amount: price && amountText(price, locale), currency: price?.currency };
}

/** The company's fields as the API wants them. The answer has no `display_name`: it is sent when the name was changed. */
export function changeOf(form: ServiceForm, { previousData }: { previousData?: Service } = {}): Schema<'UpdateServiceDto'> {
  const {
    display_name: name,
    amount,
    currency,
    aliases,
    category,
    email_policy: policy,
    notice_minutes: notice,
    is_active: isActive,
  } = form;
  const minor = amount && currency ? minorOf(amount, currency) : null;
  return {
    ...(name !== previousData?.name && { display_name: name?.trim() || null }),
    ...{ aliases: aliases?.map((alias) => alias.trim()).filter(Boolean), category: category || null },
    price: minor === null || !currency ? null : { minor, currency },
    ...(policy === 'ask' || policy === 'technical' ? { email_policy: policy } : {}),
    ...{ notice_minutes: notice ?? null, is_active: isActive },
  };
}
