import { useTranslate } from 'react-admin';
import { useCompany } from '../companies/company-context';
import { Facts } from '../shared/facts';
import { useLanguageName } from '../shared/places';
import { TextLink } from '../shared/text-link';
import { NextButton, StepFrame } from './step-frame';
import type { StepProps } from './step-props';

/** The company as it stands; it is changed on its own page. */
export function CompanyStep({ takesFocus, onNext }: StepProps) {
  const translate = useTranslate();
  const company = useCompany();
  const languageName = useLanguageName();
  const field = (name: string) => translate(`resources.companies.fields.${name}`);
  return (
    <StepFrame step="company" takesFocus={takesFocus} next={<NextButton onNext={onNext} />}>
      <Facts
        facts={[
          [field('name'), company.name],
          [field('slug'), company.slug],
          [field('time_zone'), company.time_zone],
          [field('language'), languageName(company.language)],
        ]}
      />
      <TextLink to={`/companies/${company.id}`}>{translate('frontdesk.setup.change_company')}</TextLink>
    </StepFrame>
  );
}
