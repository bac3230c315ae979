import { formalGermanMessages } from '@haleos/ra-language-german';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import englishMessages from 'ra-language-english';
import { type I18nProvider, type TranslationMessages, mergeTranslations } from 'react-admin';
import { MESSAGES } from './messages';
import { reactAdminGaps } from './react-admin-gaps';

export const LANGUAGES = [
  { locale: 'en', name: 'English' },
  { locale: 'de', name: 'Deutsch' },
] as const;
export type Language = (typeof LANGUAGES)[number]['locale'];

const CATALOGUES: Record<Language, TranslationMessages> = {
  en: mergeTranslations(englishMessages, ...MESSAGES.en),
  de: mergeTranslations(formalGermanMessages, reactAdminGaps, ...MESSAGES.de),
};

const isLanguage = (text: string): text is Language => text in CATALOGUES;

/** German where the browser asks for it, else English. */
function browsersLanguage(): Language {
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage);
  return wanted ?? 'en';
}

const polyglot = polyglotI18nProvider((locale) => CATALOGUES[isLanguage(locale) ? locale : 'en'], browsersLanguage(), [...LANGUAGES]);

/** Resources below a company have its id in their name, their words have not: `resources.companies/<id>/branches.name` is `resources.branches.name`. */
export const i18nProvider: I18nProvider = {
  ...polyglot,
  translate: (key, options) => polyglot.translate(key.replace(/^resources\.(?:[^.]*\/)?([^./]+)\./, 'resources.$1.'), options),
};
