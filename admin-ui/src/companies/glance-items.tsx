import { Fragment } from 'react';
import { useTranslate } from 'react-admin';
import { StatusChip } from '../shared/status-chip';
import { teamName } from '../teams/team-name';
import { TextLink } from '../shared/text-link';
import type { Company } from './company-context';
import { GlanceItem } from './glance-item';
import { Line, Missing, More, NAMED } from './glance-parts';
import { type SetUp, isBookable } from './use-set-up';

const NOT_BOOKABLE = new URLSearchParams({ filter: JSON.stringify({ is_bookable: false }) }).toString();

interface Of {
  company: Company;
}

export function GlanceTeams({ company, teams }: Of & Pick<SetUp, 'teams'>) {
  const translate = useTranslate();
  const to = `/companies/${company.id}/teams`;
  const wrong = teams.some(({ team_sync_status }) => team_sync_status === 'error' || team_sync_status === 'partial');
  return (
    <GlanceItem
      standing={teams.length === 0 ? 'missing' : wrong ? 'wrong' : 'ok'}
      title={translate('resources.teams.name', { smart_count: 2 })}
      to={to}
    >
      {teams.length === 0 && <Missing what="teams" to={`${to}/create`} />}
      {teams.slice(0, NAMED).map((team) => (
        <Line key={team.id}>
          <TextLink to={`${to}/${team.id}`}>{teamName(team, translate)}</TextLink> <StatusChip status={team.team_sync_status} />
        </Line>
      ))}
      <More count={teams.length} to={to} />
    </GlanceItem>
  );
}

export function GlanceServices({ company, services }: Of & Pick<SetUp, 'services'>) {
  const translate = useTranslate();
  const to = `/companies/${company.id}/services`;
  const bookable = services.filter(isBookable).length;
  const notBookable = services.filter(({ not_bookable_reason: reason }) => reason !== null).length;
  return (
    <GlanceItem
      standing={bookable > 0 ? 'ok' : services.length === 0 ? 'missing' : 'wrong'}
      title={translate('resources.services.name', { smart_count: 2 })}
      to={to}
    >
      {services.length === 0
        ? translate('frontdesk.company.missing.services')
        : translate('frontdesk.company.bookable', { smart_count: services.length, bookable })}{' '}
      {notBookable > 0 && (
        <TextLink to={`${to}?${NOT_BOOKABLE}`}>{translate('frontdesk.company.why_not', { smart_count: notBookable })}</TextLink>
      )}
    </GlanceItem>
  );
}

export function GlanceBranches({ company, branches }: Of & Pick<SetUp, 'branches'>) {
  const translate = useTranslate();
  const to = `/companies/${company.id}/branches`;
  const anyActive = branches.some(({ is_active }) => is_active);
  return (
    <GlanceItem
      standing={branches.length === 0 ? 'missing' : anyActive ? 'ok' : 'wrong'}
      title={translate('resources.branches.name', { smart_count: 2 })}
      to={to}
    >
      {branches.length === 0 && <Missing what="branches" to={`${to}/create`} />}
      {branches.slice(0, NAMED).map(({ id, name, is_active }, index) => (
        <Fragment key={id}>
          {index > 0 && ' · '}
          <TextLink to={`${to}/${id}`}>{name}</TextLink>
          {!is_active && ` (${translate('frontdesk.company.off')})`}
        </Fragment>
      ))}
      <More count={branches.length} to={to} />
    </GlanceItem>
  );
}
