import { AttachService } from '../../src/contracts/companies/attach-service.command.js';
import { CreateBranch } from '../../src/contracts/companies/create-branch.command.js';
import { CreateCompany } from '../../src/contracts/companies/create-company.command.js';
import { DetachService } from '../../src/contracts/companies/detach-service.command.js';
import { ListServices, type ServiceView } from '../../src/contracts/companies/list-services.query.js';
import { RemoveTeam } from '../../src/contracts/companies/remove-team.command.js';
import { UpdateService } from '../../src/contracts/companies/update-service.command.js';
import { type CompaniesApp, startCompanies } from '../support/companies-app.js';
import { type CompanyRows, aFurnishedCompany } from '../support/company-rows.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let app: CompaniesApp;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startCompanies(database.url);
});

afterAll(async () => {
  await app?.close();
  await database?.drop();
});

async function theService({ companyId, serviceId }: CompanyRows): Promise<ServiceView> {
  const found = (await app.ask(new ListServices(companyId))).find(({ id }) => id === serviceId);
  if (!found) throw new Error('the service is not listed');
  return found;
}

describe('AttachService and DetachService', () => {
  it('offers a service once, however often and from how many sides it is told', async () => {
    const rows = await aFurnishedCompany(app.sql);
    const attach = new AttachService(rows.companyId, rows.branchId, rows.serviceId);

    await Promise.all(Array.from({ length: 5 }, () => app.tell(attach)));

    expect(await app.sql('select is_active from branch_services where branch_id = $1', [rows.branchId])).toEqual([{ is_active: true }]);
    expect((await theService(rows)).branchIds).toEqual([rows.branchId]);
  });

  it('refuses a service whose assignment is removed', async () => {
    const rows = await aFurnishedCompany(app.sql);
    await app.tell(new RemoveTeam(rows.companyId, rows.companyTeamId));

    const attaching = app.tell(new AttachService(rows.companyId, rows.branchId, rows.serviceId));

    await expect(attaching).rejects.toMatchObject({ code: 'service.not_in_team', status: 409 });
    expect((await theService(rows)).branchIds).toEqual([]);
  });

  it("finds neither a foreign branch nor a foreign service, whichever company's id is used", async () => {
    const [mine, other] = [await aFurnishedCompany(app.sql), await aFurnishedCompany(app.sql)];
    const mixtures = [
      [mine.companyId, other.branchId, mine.serviceId],
      [mine.companyId, mine.branchId, other.serviceId],
      [mine.companyId, other.branchId, other.serviceId],
    ] as const;

    for (const ids of mixtures) {
      await expect(app.tell(new AttachService(...ids))).rejects.toMatchObject({ code: 'request.not_found' });
      await expect(app.tell(new DetachService(...ids))).rejects.toMatchObject({ code: 'request.not_found' });
    }

    expect(await app.sql('select id from branch_services where branch_id = any($1)', [[mine.branchId, other.branchId]])).toEqual([]);
  });

  it('takes a service off one branch only, and twice is the same as once', async () => {
    const rows = await aFurnishedCompany(app.sql);
    const { branchId } = await app.tell(new CreateBranch(rows.companyId, { name: 'Nord', slug: 'nord' }));
    await app.tell(new AttachService(rows.companyId, rows.branchId, rows.serviceId));
    await app.tell(new AttachService(rows.companyId, branchId, rows.serviceId));

    await app.tell(new DetachService(rows.companyId, rows.branchId, rows.serviceId));
    await app.tell(new DetachService(rows.companyId, rows.branchId, rows.serviceId));

    expect((await theService(rows)).branchIds).toEqual([branchId]);
  });
});

describe('UpdateService', () => {
  it('changes what is given and leaves the rest', async () => {
    const rows = await aFurnishedCompany(app.sql);
    const price = { minor: 4900, currency: 'EUR' };
    await app.tell(new UpdateService(rows.companyId, rows.serviceId, { displayName: 'Damen', aliases: ['Schnitt', 'Schnitt'], price }));

    await app.tell(new UpdateService(rows.companyId, rows.serviceId, { category: 'Haare', emailPolicy: 'ask' }));

    expect(await theService(rows)).toMatchObject({
      ...{ name: 'Damen', title: 'Haarschnitt', aliases: ['Schnitt'], price, category: 'Haare', emailPolicy: 'ask', isActive: true },
    });
  });

  it('clears with null', async () => {
    const rows = await aFurnishedCompany(app.sql);
    await app.tell(new UpdateService(rows.companyId, rows.serviceId, { displayName: 'Damen', price: { minor: 1, currency: 'EUR' } }));

    await app.tell(new UpdateService(rows.companyId, rows.serviceId, { displayName: null, price: null }));

    expect(await theService(rows)).toMatchObject({ name: 'Haarschnitt', price: null });
  });

  it("does not find another company's service", async () => {
    const [mine, other] = [await aFurnishedCompany(app.sql), await aFurnishedCompany(app.sql)];

    const updating = app.tell(new UpdateService(mine.companyId, other.serviceId, { displayName: 'Meins' }));

    await expect(updating).rejects.toMatchObject({ code: 'request.not_found' });
    expect((await theService(other)).name).toBe('Haarschnitt');
  });
});

describe('ListServices', () => {
  it("lists the company's own services only", async () => {
    const [mine] = [await aFurnishedCompany(app.sql), await aFurnishedCompany(app.sql)];

    expect((await app.ask(new ListServices(mine.companyId))).map(({ id }) => id)).toEqual([mine.serviceId]);
  });

  it.each([
    ['update company_teams set removed_at = now() where id = $1', 'team_removed'],
    [`update company_teams set team_sync_status = 'error', team_sync_error = 'key_not_team_admin' where id = $1`, 'key_not_team_admin'],
    [`update company_teams set team_sync_status = 'error', team_sync_error = 'temporary' where id = $1`, null],
    ['update team_event_type_mappings set is_active = false where company_team_id = $1', 'vanished'],
    [`update team_event_type_mappings set not_bookable_reason = 'managed' where company_team_id = $1`, 'managed'],
  ])('after "%s" says why the service is not bookable: %s', async (change, reason) => {
    const rows = await aFurnishedCompany(app.sql);

    await app.sql(change, [rows.companyTeamId]);

    expect((await theService(rows)).notBookableReason).toBe(reason);
  });
});

describe('slugs', () => {
  const details = { name: 'Salon', timeZone: 'Europe/Berlin', language: 'de' };

  it('are unique among companies', async () => {
    await app.tell(new CreateCompany({ ...details, slug: 'salon' }));

    const again = app.tell(new CreateCompany({ ...details, slug: 'salon' }));

    await expect(again).rejects.toMatchObject({ code: 'company.slug_taken', status: 409, options: { field: 'slug' } });
  });

  it('are unique among the branches of one company, not of two', async () => {
    const [mine, other] = [await aFurnishedCompany(app.sql), await aFurnishedCompany(app.sql)];
    const mitte = { name: 'Mitte', slug: 'mitte' };
    await app.tell(new CreateBranch(mine.companyId, mitte));

    await expect(app.tell(new CreateBranch(mine.companyId, mitte))).rejects.toMatchObject({ code: 'branch.slug_taken', status: 409 });
    await expect(app.tell(new CreateBranch(other.companyId, mitte))).resolves.toHaveProperty('branchId');
  });
});
