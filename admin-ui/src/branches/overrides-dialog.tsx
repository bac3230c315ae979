import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { Form, HttpError, NumberInput, SelectInput, TextInput, minValue, useLocale, useTranslate, useUpdate } from 'react-admin';
import { amountText, minorOf, priceText } from '../services/price';
import { minutesText } from '../services/minutes';
import { useSayProblem } from '../shared/use-say-problem';
import { type ServiceHere, branchServicesOf } from './use-branch-services';
import { useBranchServicesChanged } from './use-offering';

interface Overrides {
  amount?: string | null;
  duration_minutes?: number | null;
  notice_minutes?: number | null;
}

interface DialogProps {
  service: ServiceHere;
  companyId: string;
  branchId: string;
  onClose: () => void;
}

/** What is different at this branch; an empty field is as it is everywhere. */
export function OverridesDialog({ service: { service, ...here }, companyId, branchId, onClose }: DialogProps) {
  const translate = useTranslate();
  const locale = useLocale();
  const say = useSayProblem();
  const told = useBranchServicesChanged(companyId, branchId);
  const [update, { isPending }] = useUpdate();
  const { price } = service;
  const amount = price && here.price_minor !== null ? amountText({ ...price, minor: here.price_minor }, locale) : null;

  const save = async (form: Overrides): Promise<object | undefined> => {
    const { duration_minutes: duration, notice_minutes: notice } = form;
    const data = {
      price_minor: price && form.amount ? minorOf(form.amount, price.currency) : null,
      duration_minutes: duration || null,
      notice_minutes: notice ?? null,
    };
    try {
      await update(branchServicesOf(companyId, branchId), { id: here.id, data, previousData: here }, { returnPromise: true });
      await told();
      onClose();
      return undefined;
    } catch (error) {
      say(error);
      return error instanceof HttpError ? error.body?.errors : undefined;
    }
  };

  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="overrides-title">
      <Form record={{ id: here.id, amount, duration_minutes: here.duration_minutes, notice_minutes: here.notice_minutes }} onSubmit={save}>
        <DialogTitle id="overrides-title">{translate('frontdesk.branches.adjust_title', { name: here.name })}</DialogTitle>
        <DialogContent>
          <Typography color="textSecondary" sx={{ mb: 1 }}>
            {translate('frontdesk.branches.adjust_note')}
          </Typography>
          <TextInput
            source="amount"
            label={price ? translate('frontdesk.branches.price_in', { currency: price.currency }) : 'frontdesk.branches.price'}
            disabled={!price}
            inputMode="decimal"
            helperText={price ? translate('frontdesk.branches.else', { what: priceText(price, locale) }) : 'frontdesk.branches.price_first'}
            validate={(typed: string | null) =>
              typed && price && minorOf(typed, price.currency) === null ? 'frontdesk.services.no_amount' : undefined
            }
          />
          <SelectInput
            source="duration_minutes"
            label="frontdesk.branches.length"
            choices={here.lengths.map((length) => ({ id: length, name: minutesText([length], locale) }))}
            emptyText={translate('frontdesk.branches.else', { what: minutesText(here.lengths, locale) })}
            slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
            helperText="frontdesk.branches.lengths_help"
          />
          <NumberInput
            source="notice_minutes"
            label="frontdesk.branches.notice_minutes"
            min={0}
            step={1}
            validate={minValue(0)}
            helperText={translate('frontdesk.branches.else', { what: minutesText([service.notice_minutes ?? 0], locale) })}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
          <Button type="submit" variant="contained" loading={isPending}>
            {translate('ra.action.save')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
