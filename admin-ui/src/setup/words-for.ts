import type { TranslateFunction } from 'react-admin';
import type { Company } from '../companies/company-context';
import { teamName } from '../teams/team-name';
import type { Existing, Step } from './steps';

interface About {
  company: Company;
  existing: Existing;
  isMine: boolean;
  isDone: boolean;
}

/** What stands behind a step that is done; who does one that is not this person's; else nothing. */
export function wordsFor(step: Step, about: About, translate: TranslateFunction): string {
  if (!about.isMine && !about.isDone) return translate(`frontdesk.setup.by.${whoDoes(step)}`);
  const [first, ...more] = namesOf(step, about, translate);
  if (first === undefined) return '';
  return more.length === 0 ? first : translate('frontdesk.setup.and_more', { first, smart_count: more.length });
}

/** Keys and the teams behind shared ones are an operator's; the rest an admin of the company may do, too. */
export function whoDoes(step: Step): 'operator' | 'admin' {
  return step === 'connection' || step === 'team' ? 'operator' : 'admin';
}

function namesOf(step: Step, { company, existing }: About, translate: TranslateFunction): string[] {
  const { connections, teams, branches, numbers, services } = existing;
  switch (step) {
    case 'company':
      return [company.name];
    case 'connection':
      return connections.filter(({ status }) => status === 'ok').map(({ label }) => label);
    case 'team':
      return teams.map((team) => teamName(team, translate));
    case 'branch':
      return branches.map(({ name }) => name);
    case 'number':
      return numbers.map(({ number }) => number);
    case 'services':
      return offered(services, translate);
    default:
      return [];
  }
}

function offered(services: Existing['services'], translate: TranslateFunction): string[] {
  const count = services.filter(({ branch_ids: ids }) => ids.length > 0).length;
  return count === 0 ? [] : [translate('frontdesk.setup.services_offered', { smart_count: count })];
}
