import { ApiProperty } from '@nestjs/swagger';
import type { WebhookSetup } from '../queries/get-webhook-setup.query.js';

export const WEBHOOK_STATES = ['by_hand', 'pending', 'registered', 'none'] as const;

export class WebhookSetupResponse {
  @ApiProperty({ enum: WEBHOOK_STATES, description: 'by_hand: this Cal.com does not let Frontdesk make them; follow `steps`.' })
  state: (typeof WEBHOOK_STATES)[number];

  @ApiProperty({ type: String, nullable: true })
  reason: string | null;

  @ApiProperty({ example: 'https://frontdesk.example.com/calcom/webhooks/0198a000-0000-7000-8000-000000000001' })
  url: string;

  @ApiProperty({ description: 'To copy into Cal.com. Shown to operators only, and nowhere else.' })
  secret: string;

  @ApiProperty({ type: [String], example: ['BOOKING_CREATED'] })
  triggers: string[];

  @ApiProperty({ type: [Number], description: 'Cal.com teams that have none of our webhooks yet.' })
  calcom_team_ids: number[];

  @ApiProperty({ type: [String], description: 'What is to be done by hand; empty when nothing is.' })
  steps: string[];

  constructor({ state, reason, url, secret, triggers, calcomTeamIds }: WebhookSetup) {
    this.state = state;
    this.reason = reason;
    this.url = url;
    this.secret = secret;
    this.triggers = triggers;
    this.calcom_team_ids = calcomTeamIds;
    this.steps = state === 'by_hand' ? steps(calcomTeamIds, triggers) : [];
  }
}

function steps(teams: number[], triggers: string[]): string[] {
  return [
    `In Cal.com, open Settings, then each of the teams ${teams.join(', ')}, then Webhooks, and choose New webhook.`,
    'Subscriber URL: the `url` of this answer. Secret: its `secret`; without a secret nothing is accepted.',
    `Event triggers: ${triggers.join(', ')}. Leave the payload template as it is.`,
    'Save. Until then, changes made in Cal.com are found by the poll, within ten minutes.',
  ];
}
