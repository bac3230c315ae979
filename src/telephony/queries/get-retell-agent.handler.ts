import { EntityManager } from '@mikro-orm/postgresql';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { Env } from '../../config/env.js';
import { DescribeBranch } from '../../contracts/companies/describe-branch.query.js';
import { ListServices } from '../../contracts/companies/list-services.query.js';
import { AppError } from '../../shared/app-error.js';
import { notFound } from '../../shared/not-found.js';
import { agentBodies } from '../agent-bodies.js';
import { RetellWorkspace } from '../entities/retell-workspace.entity.js';
import { AGENT_FUNCTIONS, type AgentFunction, toolOf } from '../functions/agent-function.js';
import { GetRetellAgent, type RetellAgentView } from './get-retell-agent.query.js';
import { phoneNumberViews } from './phone-number-view.js';

@QueryHandler(GetRetellAgent)
export class GetRetellAgentHandler implements IQueryHandler<GetRetellAgent> {
  constructor(
    private readonly em: EntityManager,
    private readonly queries: QueryBus,
    private readonly env: Env,
    @Inject(AGENT_FUNCTIONS) private readonly functions: AgentFunction[],
  ) {}

  async execute({ companyId, branchId, workspace: named }: GetRetellAgent): Promise<RetellAgentView> {
    const branch = await this.queries.execute(new DescribeBranch(companyId, branchId));
    const numbers = await phoneNumberViews(this.em, companyId, { filter: { branchId, isActive: true } });
    const workspace = named ?? onlyOne(numbers.map((number) => number.workspace));
    if (!(await this.em.findOne(RetellWorkspace, { slug: workspace }, { disableIdentityMap: true }))) throw notFound('workspace');
    const bodies = agentBodies({
      branch,
      workspace,
      numbers: numbers.filter((number) => number.workspace === workspace),
      tools: this.functions.map(toolOf),
      serviceNames: await this.servicesAt(companyId, branchId),
      publicUrl: this.env.publicUrl,
    });
    return { companyName: branch.companyName, branchName: branch.branchName, workspace, ...bodies };
  }

  private async servicesAt(companyId: string, branchId: string): Promise<string[]> {
    const services = await this.queries.execute(new ListServices(companyId, { branchId, isActive: true, isBookable: true }));
    return services.map(({ name }) => name);
  }
}

/** A branch without a number yet gets the default workspace. */
function onlyOne(workspaces: string[]): string {
  const [workspace = 'default', another] = new Set(workspaces);
  if (another !== undefined)
    throw new AppError('request.conflict', 409, `The numbers of this branch are in several workspaces: name ${workspace} or ${another}.`);
  return workspace;
}
