import { Injectable } from '@nestjs/common';
import { EventTypesImported } from '../../contracts/calcom/event-types-imported.event.js';
import { Reaction, type Reacts } from '../../outbox/reaction.js';
import { TeamPolls } from '../team-polls.js';
import { TeamWebhooks } from '../team-webhooks.js';

@Injectable()
@Reaction(EventTypesImported)
export class WatchTeamWhenEventTypesImported implements Reacts<EventTypesImported> {
  constructor(
    private readonly webhooks: TeamWebhooks,
    private readonly polls: TeamPolls,
  ) {}

  async react({ companyId, companyTeamId }: EventTypesImported): Promise<void> {
    await this.webhooks.want(companyId, companyTeamId);
    await this.polls.begin(companyId, companyTeamId);
  }
}
