// What is set up, and what keeps it from being bookable: read through the REST API alone.
import { list } from './api.js';

/** One section per company that whoever asks may see. */
export async function companySections() {
  const companies = await list('/companies');
  return Promise.all(companies.map(companySection));
}

function element(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}

/** Roles are said aloud: on a small screen the rows are stacked, and some browsers then forget that it is a table. */
function withRole(made, role) {
  made.setAttribute('role', role);
  return made;
}

function table(caption, heads, rows, empty) {
  const made = withRole(element('table'), 'table');
  made.append(element('caption', caption));
  if (rows.length === 0) {
    made.insertRow().append(element('td', empty));
    return made;
  }
  const head = withRole(withRole(made.createTHead(), 'rowgroup').insertRow(), 'row');
  for (const text of heads) {
    const cell = withRole(element('th', text), 'columnheader');
    cell.scope = 'col';
    head.append(cell);
  }
  const body = withRole(made.createTBody(), 'rowgroup');
  for (const cells of rows) body.append(row(heads, cells));
  return made;
}

function row(heads, cells) {
  const made = withRole(element('tr'), 'row');
  for (const [n, { text, bad }] of cells.entries()) {
    const cell = withRole(element('td', text, bad ? 'bad' : ''), 'cell');
    cell.dataset.head = heads[n];
    made.append(cell);
  }
  return made;
}

const cell = (text, bad = false) => ({ text: text ?? '', bad });
const when = (instant) => (instant ? new Date(instant).toLocaleString() : 'never');

function teamRow(team) {
  const failed = team.team_sync_status === 'error' || team.team_sync_status === 'partial';
  return [
    cell(team.calcom_team_name ?? `team ${team.calcom_team_id}`),
    cell(team.team_sync_error ? `${team.team_sync_status}: ${team.team_sync_error}` : team.team_sync_status, failed),
    cell(when(team.last_team_sync)),
    cell(`${team.team_event_type_count} event types, ${team.team_member_count} members`),
  ];
}

function serviceRow(service, branches) {
  const at = branches.filter((branch) => service.branch_ids.includes(branch.id)).map((branch) => branch.name);
  const reason =
    service.not_bookable_reason ?? (service.is_active ? null : 'switched off') ?? (at.length > 0 ? null : 'offered at no branch');
  return [
    cell(service.name),
    cell(`${service.duration_minutes} min`),
    cell(at.join(', ') || 'none'),
    cell(reason ?? 'bookable', reason !== null),
  ];
}

function numberRow(number, branches) {
  const branch = branches.find((known) => known.id === number.branch_id);
  return [
    cell(number.number),
    cell(branch?.name ?? 'no branch', !branch),
    cell(number.is_active ? 'active' : 'inactive', !number.is_active),
  ];
}

async function companySection(company) {
  const path = `/companies/${company.id}`;
  const [teams, branches, services, numbers] = await Promise.all(
    ['teams', 'branches', 'services', 'numbers'].map((what) => list(`${path}/${what}`)),
  );
  const section = element('section');
  section.append(
    element('h2', company.is_active ? company.name : `${company.name} (inactive)`),
    table('Cal.com teams', ['Team', 'Sync', 'Last sync', 'Holds'], teams.map(teamRow), 'No team is assigned yet: nothing can be booked.'),
    table(
      'Services',
      ['Service', 'Length', 'Branches', 'State'],
      services.map((service) => serviceRow(service, branches)),
      'No services yet: they come with a team.',
    ),
    table(
      'Numbers',
      ['Number', 'Branch', 'State'],
      numbers.map((number) => numberRow(number, branches)),
      'No phone number leads here yet.',
    ),
  );
  return section;
}
