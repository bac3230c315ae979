import type { AdminApi } from '../admin-api.js';
import { companyIn } from './company-directory.js';

/** What a company changes on itself while a scenario runs, through the admin API; undone when the scenario is over. */
export class Office {
  private readonly undoing: (() => Promise<void>)[] = [];

  constructor(
    private readonly api: AdminApi,
    private readonly companySlug: string | null,
  ) {}

  async setCompany(change: Record<string, unknown>): Promise<void> {
    await this.change((await this.company()).path, change);
  }

  async setService(title: string, change: Record<string, unknown>): Promise<void> {
    const { path, service } = await this.service(title);
    await this.change(`${path}/services/${service.id}`, change);
  }

  async stopOffering(title: string, branchName: string): Promise<void> {
    const { branches } = await this.company();
    const { path, service } = await this.service(title);
    const [branchId] = [...branches].find(([, name]) => name === branchName) ?? [];
    if (!branchId) throw new Error(`the company has no branch "${branchName}"`);
    const offered = `${path}/branches/${branchId}/services/${service.id}`;
    this.undoing.push(() => this.api.put(offered));
    await this.api.delete(offered);
  }

  async undo(): Promise<void> {
    for (const undo of this.undoing.splice(0).toReversed()) await undo();
  }

  /** Changes fields of whatever the API shows there, and remembers what they were. */
  private async change(path: string, change: Record<string, unknown>): Promise<void> {
    const shown = await this.api.get<Record<string, unknown>>(path);
    const before = Object.fromEntries(Object.keys(change).map((field) => [field, shown[field]]));
    this.undoing.push(async () => void (await this.api.patch(path, before)));
    await this.api.patch(path, change);
  }

  private company(): ReturnType<typeof companyIn> {
    if (this.companySlug === null) throw new Error('the number leads to no company, so there is nobody who could change anything');
    return companyIn(this.api, this.companySlug);
  }

  private async service(title: string): Promise<{ path: string; service: { id: string } }> {
    const { path } = await this.company();
    const services = await this.api.get<{ data: { id: string; title: string }[] }>(`${path}/services?limit=200`);
    const service = services.data.find((each) => each.title === title);
    if (!service) throw new Error(`the company has no service "${title}"`);
    return { path, service };
  }
}
