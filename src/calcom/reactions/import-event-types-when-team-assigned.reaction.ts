import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { RequestTeamSync } from '../../contracts/calcom/request-team-sync.command.js';
import { TeamAssigned } from '../../contracts/companies/team-assigned.event.js';
import { Reaction, type Reacts } from '../../outbox/reaction.js';

@Injectable()
@Reaction(TeamAssigned)
export class ImportEventTypesWhenTeamAssigned implements Reacts<TeamAssigned> {
  constructor(private readonly commands: CommandBus) {}

  async react({ companyId, companyTeamId }: TeamAssigned): Promise<void> {
    await this.commands.execute(new RequestTeamSync(companyId, companyTeamId, 'assigned'));
  }
}
