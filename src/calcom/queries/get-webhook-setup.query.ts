import { Query } from '@nestjs/cqrs';

/** Of all teams of a connection the one that needs an operator most; `none`: no team was imported through it yet. */
export type WebhookState = 'by_hand' | 'pending' | 'registered' | 'none';

export interface WebhookSetup {
  state: WebhookState;
  /** Why it has to be done by hand, or why it is not done yet; null when there is nothing to say. */
  reason: string | null;
  url: string;
  secret: string;
  triggers: string[];
  /** The Cal.com teams whose webhooks are missing. */
  calcomTeamIds: number[];
}

/** All that an operator needs to make a connection's webhooks by hand. The only answer that holds a secret. @throws AppError request.not_found */
export class GetWebhookSetup extends Query<WebhookSetup> {
  constructor(readonly connectionId: string) {
    super();
  }
}
