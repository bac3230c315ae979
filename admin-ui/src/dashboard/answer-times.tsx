import { useTheme } from '@mui/material';
import { LineChart, lineClasses } from '@mui/x-charts/LineChart';
import { useLocale, useTranslate } from 'react-admin';
import { BucketTable } from './bucket-table';
import { bucketTimes } from './bucket-times';
import { Plot } from './plot';
import type { Span } from './span-choice';
import type { Figures } from './use-dashboard';

/** How long callers wait for an answer: half of the answers are faster than the one line, all but a hundredth than the other. */
export function AnswerTimes({ figures, span }: { figures: Figures; span: Span }) {
  const translate = useTranslate();
  const locale = useLocale();
  const { palette } = useTheme();
  const { series, answer_ms: whole } = figures;
  const words = (key: string, values?: object) => translate(`frontdesk.dashboard.${key}`, values);
  const ms = (value: number | null) => (value === null ? '–' : `${value.toLocaleString(locale)} ms`);
  const { short, long } = bucketTimes(span, locale);
  const title = words('plots.answers');
  const [p50, p99] = [words('plots.p50'), words('plots.p99')];
  return (
    <Plot
      title={title}
      caption={words('plots.answers_caption')}
      summary={words('plots.answers_summary', { span: words(span), p50: ms(whole.p50), p99: ms(whole.p99) })}
      empty={whole.p50 === null ? words(`plots.no_answers.${span}`) : null}
      table={
        <BucketTable
          caption={title}
          head={[words(`bucket.${span}`), p50, p99]}
          rows={series.map((each) => [long(new Date(each.from)), ms(each.answer_p50), ms(each.answer_p99)])}
        />
      }
    >
      <LineChart
        skipAnimation
        disableKeyboardNavigation
        grid={{ horizontal: true }}
        margin={{ left: 0, right: 8, top: 8, bottom: 0 }}
        xAxis={[
          {
            scaleType: 'point',
            data: series.map(({ from }) => new Date(from)),
            valueFormatter: (from: Date, { location }) => (location === 'tick' ? short(from) : long(from)),
            tickLabelMinGap: 12,
          },
        ]}
        yAxis={[{ width: 78, min: 0, valueFormatter: ms }]}
        series={[
          { id: 'p50', label: p50, data: series.map((each) => each.answer_p50), color: palette.primary.main, shape: 'circle', ...line(ms) },
          {
            id: 'p99',
            label: p99,
            data: series.map((each) => each.answer_p99),
            color: palette.warning.main,
            shape: 'diamond',
            ...line(ms),
          },
        ]}
        sx={{ [`& .${lineClasses.line}[data-series="p99"]`]: { strokeDasharray: '6 4' } }}
      />
    </Plot>
  );
}

/** An hour without an answer is a gap, so that single points are seen as such. */
const line = (ms: (value: number | null) => string) => ({ curve: 'linear', showMark: true, valueFormatter: ms }) as const;
