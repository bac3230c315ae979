import { Injectable } from '@nestjs/common';
import { TeamRemoved } from '../../contracts/companies/team-removed.event.js';
import { Reaction, type Reacts } from '../../outbox/reaction.js';
import { TeamWebhooks } from '../team-webhooks.js';

/** The poll goes on while bookings of ours stand there: an operator may still have to know. */
@Injectable()
@Reaction(TeamRemoved)
export class RemoveWebhooksWhenTeamRemoved implements Reacts<TeamRemoved> {
  constructor(private readonly webhooks: TeamWebhooks) {}

  react({ companyId, companyTeamId }: TeamRemoved): Promise<void> {
    return this.webhooks.unwant(companyId, companyTeamId);
  }
}
