import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type BranchProfile, DescribeBranch } from '../../contracts/companies/describe-branch.query.js';
import { notFound } from '../../shared/not-found.js';

@QueryHandler(DescribeBranch)
export class DescribeBranchHandler implements IQueryHandler<DescribeBranch> {
  constructor(private readonly em: EntityManager) {}

  async execute({ companyId, branchId }: DescribeBranch): Promise<BranchProfile> {
    const [branch] = await this.em.execute<BranchProfile[]>(
      `select b.name as "branchName", c.name as "companyName", coalesce(b.time_zone, c.time_zone) as "timeZone",
         coalesce(b.language, c.language) as language, c.retention_days as "retentionDays"
       from branches b join companies c on c.id = b.company_id where b.company_id = ? and b.id = ?`,
      [companyId, branchId],
    );
    if (!branch) throw notFound('branch');
    return branch;
  }
}
