type Week = { from: string; to: string }[][];
type Hours = { days: number[]; from: string; to: string }[];

interface WeekFile {
  weekOf: (hours: Hours) => Week;
  hoursOf: (week: Week) => Hours;
  faultIn: (week: Week) => string | null;
}
interface PriceFile {
  minorOf: (amount: string, currency: string) => number | null;
  amountText: (price: { minor: number; currency: string }, locale: string) => string;
}

/** Of the bundler's world: loaded, not type-checked, with the server's code. */
async function part<File>(name: string): Promise<File> {
  return import(`../../admin-ui/src/${name}`);
}

describe('opening hours in the web app', () => {
  const hours: Hours = [
    { days: [1, 2, 3], from: '09:00', to: '12:30' },
    { days: [1, 2], from: '13:30', to: '24:00' },
    { days: [7], from: '09:00', to: '12:00' },
  ];

  it('come back from the days of the week as they were', async () => {
    const { weekOf, hoursOf } = await part<WeekFile>('branches/week');

    expect(hoursOf(weekOf(hours))).toEqual(hours);
    expect(weekOf(hours)[6]).toEqual([{ from: '09:00', to: '12:00' }]);
  });

  it.each([
    ['unfinished', { from: '09:00', to: '' }],
    ['backwards', { from: '18:00', to: '02:00' }],
    ['overlapping', { from: '11:00', to: '18:00' }],
    [null, { from: '12:00', to: '24:00' }],
  ])('are %s when 9:00 to 12:00 is followed by %j', async (fault, second) => {
    const { faultIn } = await part<WeekFile>('branches/week');

    expect(faultIn([[{ from: '09:00', to: '12:00' }, second]])).toBe(fault);
  });
});

describe('a price typed in the web app', () => {
  it.each([
    ['49,9', 'EUR', 4990],
    ['49.90', 'EUR', 4990],
    ['0', 'GBP', 0],
    ['4990', 'JPY', 4990],
    ['1.234', 'KWD', 1234],
    ['49.999', 'EUR', null],
    ['49.5', 'JPY', null],
    ['-1', 'EUR', null],
    ['1.000,00', 'EUR', null],
    ['21474836.48', 'EUR', null],
  ])('%s %s is %p in minor units', async (amount, currency, minor) => {
    const { minorOf } = await part<PriceFile>('services/price');

    expect(minorOf(amount, currency)).toBe(minor);
  });

  it('is shown as it is typed', async () => {
    const { amountText, minorOf } = await part<PriceFile>('services/price');

    expect(amountText({ minor: 123_456, currency: 'EUR' }, 'de')).toBe('1234,56');
    expect(minorOf(amountText({ minor: 123_456, currency: 'EUR' }, 'de'), 'EUR')).toBe(123_456);
  });
});
