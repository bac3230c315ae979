import { TextInput } from 'react-admin';
import { useCompany } from '../companies/company-context';
import { addDays, dayOf, instantOf } from './local-time';

/** A filter by a day of the company; the API wants instants. `to` is exclusive there, and the chosen day included here. */
export function DayInput({ source }: { source: 'from' | 'to'; alwaysOn?: boolean }) {
  const { time_zone: timeZone } = useCompany();
  const shift = source === 'to' ? 1 : 0;
  return (
    <TextInput
      source={source}
      type="date"
      resettable={false}
      slotProps={{ inputLabel: { shrink: true } }}
      format={(at: string | undefined) => (at ? addDays(dayOf(at, timeZone), -shift) : '')}
      parse={(day: string) => (day ? instantOf(`${addDays(day, shift)}T00:00`, timeZone) : null)}
    />
  );
}
