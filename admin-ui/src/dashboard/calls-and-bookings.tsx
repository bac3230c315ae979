import { useTheme } from '@mui/material';
import { BarChart } from '@mui/x-charts/BarChart';
import { useLocale, useTranslate } from 'react-admin';
import { BucketTable } from './bucket-table';
import { bucketTimes } from './bucket-times';
import { Plot } from './plot';
import type { Span } from './span-choice';
import type { Figures } from './use-dashboard';

/** How many called and how many of them booked, by hour or day. */
export function CallsAndBookings({ figures, span }: { figures: Figures; span: Span }) {
  const translate = useTranslate();
  const locale = useLocale();
  const { palette } = useTheme();
  const { series, calls, bookings } = figures;
  const words = (key: string, values?: object) => translate(`frontdesk.dashboard.${key}`, values);
  const [called, booked] = [words('figures.calls'), words('figures.bookings')];
  const { short, long } = bucketTimes(span, locale);
  const title = words('plots.calls');
  return (
    <Plot
      title={title}
      caption={words(`per.${span}`)}
      summary={words('plots.calls_summary', { span: words(span), calls, bookings })}
      empty={calls + bookings === 0 ? words(`plots.no_calls.${span}`) : null}
      table={
        <BucketTable
          caption={title}
          head={[words(`bucket.${span}`), called, booked, words('figures.refusals')]}
          rows={series.map((each) => [
            long(new Date(each.from)),
            ...[each.calls, each.bookings, each.refusals].map((n) => n.toLocaleString(locale)),
          ])}
        />
      }
    >
      <BarChart
        skipAnimation
        disableKeyboardNavigation
        grid={{ horizontal: true }}
        margin={{ left: 0, right: 8, top: 8, bottom: 0 }}
        xAxis={[
          {
            scaleType: 'band',
            data: series.map(({ from }) => new Date(from)),
            valueFormatter: (from: Date, { location }) => (location === 'tick' ? short(from) : long(from)),
            tickLabelMinGap: 12,
          },
        ]}
        yAxis={[{ width: 36, tickMinStep: 1 }]}
        series={[
          { id: 'calls', label: called, data: series.map((each) => each.calls), color: palette.grey[palette.mode === 'dark' ? 500 : 600] },
          { id: 'bookings', label: booked, data: series.map((each) => each.bookings), color: palette.primary.main },
        ]}
      />
    </Plot>
  );
}
