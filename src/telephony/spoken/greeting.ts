/** The agent's first words in a language; `name` is company and branch, `hour` the branch's. */
type Greeting = (name: string, hour: number) => string;

const GREETINGS: Readonly<Record<'de' | 'en', Greeting>> = {
  de: (name, hour) => `${name}, ${hour < 11 ? 'guten Morgen' : hour < 18 ? 'guten Tag' : 'guten Abend'}!`,
  en: (name, hour) => `${hour < 12 ? 'Good morning' : hour < 18 ? 'Good afternoon' : 'Good evening'}, this is ${name}.`,
};

/** @param locale of the catalogue that the branch's language led to */
export function greeting(locale: string, name: string, hour: number): string {
  return GREETINGS[locale.startsWith('de') ? 'de' : 'en'](name, hour);
}
