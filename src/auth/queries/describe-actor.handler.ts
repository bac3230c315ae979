import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ApiToken } from '../entities/api-token.entity.js';
import { User } from '../entities/user.entity.js';
import { type ActorView, DescribeActor } from './describe-actor.query.js';

@QueryHandler(DescribeActor)
export class DescribeActorHandler implements IQueryHandler<DescribeActor> {
  constructor(private readonly em: EntityManager) {}

  async execute({ actor }: DescribeActor): Promise<ActorView> {
    return { name: await this.nameOf(actor), company: actor.companyId === null ? null : await this.company(actor.companyId) };
  }

  private async nameOf({ kind, id }: DescribeActor['actor']): Promise<string> {
    if (kind === 'token') return (await this.em.findOneOrFail(ApiToken, { id })).name;
    return (await this.em.findOneOrFail(User, { id })).email;
  }

  private async company(id: string): Promise<{ id: string; name: string } | null> {
    const [row] = await this.em.execute<{ id: string; name: string }[]>('select id, name from companies where id = ?', [id]);
    return row ?? null;
  }
}
