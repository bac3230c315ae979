// What is set up, and what keeps it from being bookable: read through the REST API alone, with the token of this tab.
const TOKEN = 'frontdesk.token';
const byId = (id) => document.getElementById(id);

/** A whole list, page by page. */
async function ask(path) {
  const rows = [];
  for (let cursor = null; ;) {
    const page = await askPage(`${path}?limit=200${cursor === null ? '' : `&cursor=${cursor}`}`);
    rows.push(...page.data);
    cursor = page.next_cursor ?? null;
    if (cursor === null) return rows;
  }
}

async function askPage(path) {
  const response = await fetch(`/api/v1${path}`, { headers: { authorization: `Bearer ${sessionStorage.getItem(TOKEN)}` } });
  if (response.ok) return response.json();
  const problem = await response.json().catch(() => ({}));
  throw new Error(problem.detail ?? `The server answered ${response.status}.`);
}

function element(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function table(caption, heads, rows, empty) {
  if (rows.length === 0) return element('p', empty);
  const made = element('table');
  made.append(element('caption', caption));
  const head = made.createTHead().insertRow();
  for (const text of heads) {
    const cell = element('th', text);
    cell.scope = 'col';
    head.append(cell);
  }
  const body = made.createTBody();
  for (const cells of rows) {
    const row = body.insertRow();
    for (const { text, bad } of cells) row.append(element('td', text, bad ? 'bad' : ''));
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
  return [cell(service.name), cell(`${service.duration_minutes} min`), cell(at.join(', ')), cell(reason ?? 'bookable', reason !== null)];
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
    ['teams', 'branches', 'services', 'numbers'].map((what) => ask(`${path}/${what}`)),
  );
  const section = element('section');
  section.append(element('h2', company.is_active ? company.name : `${company.name} (inactive)`));
  section.append(
    table('Cal.com teams', ['Team', 'Sync', 'Last sync', 'Holds'], teams.map(teamRow), 'No team is assigned yet: nothing can be booked.'),
  );
  section.append(
    table(
      'Services',
      ['Service', 'Length', 'Branches', 'State'],
      services.map((service) => serviceRow(service, branches)),
      'No services yet: they come with a team.',
    ),
  );
  section.append(
    table(
      'Numbers',
      ['Number', 'Branch', 'State'],
      numbers.map((number) => numberRow(number, branches)),
      'No phone number leads here yet.',
    ),
  );
  return section;
}

async function show() {
  const signedIn = sessionStorage.getItem(TOKEN) !== null;
  byId('enter').hidden = signedIn;
  byId('leave').hidden = !signedIn;
  byId('companies').replaceChildren();
  byId('message').textContent = '';
  if (!signedIn) return;
  try {
    const companies = await ask('/companies');
    byId('companies').replaceChildren(...(await Promise.all(companies.map(companySection))));
    if (companies.length === 0) byId('message').textContent = 'No company yet. Create one through the API: see the API docs.';
  } catch (error) {
    sessionStorage.removeItem(TOKEN);
    byId('enter').hidden = false;
    byId('leave').hidden = true;
    byId('message').textContent = error.message;
  }
}

byId('enter').addEventListener('submit', (event) => {
  event.preventDefault();
  sessionStorage.setItem(TOKEN, byId('token').value.trim());
  byId('token').value = '';
  void show();
});
byId('leave').addEventListener('click', () => {
  sessionStorage.removeItem(TOKEN);
  void show();
});
void show();
