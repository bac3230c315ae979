import { useLocale, useTranslate } from 'react-admin';
import { useCompany } from '../companies/company-context';
import { Facts } from '../shared/facts';
import { TextLink } from '../shared/text-link';
import { NextButton, StepFrame } from './step-frame';
import type { StepProps } from './step-props';

/** The company as it stands; it is changed on its own page. */
export function CompanyStep({ takesFocus, onNext }: StepProps) {
  const translate = useTranslate();
  const company = useCompany();
  const languages = new Intl.DisplayNames(useLocale(), { type: 'language' });
  const field = (name: string) => translate(`resources.companies.fields.${name}`);
  return (
    <StepFrame step="company" takesFocus={takesFocus} next={<NextButton onNext={onNext} />}>
      <Facts
        facts={[
          [field('name'), company.name],
          [field('slug'), company.slug],
          [field('time_zone'), company.time_zone],
          [field('language'), languages.of(company.language)],
        ]}
      />
      <TextLink to={`/companies/${company.id}`}>{translate('frontdesk.setup.change_company')}</TextLink>
    </StepFrame>
  );
}
