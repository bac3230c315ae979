import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length, Matches, MaxLength } from 'class-validator';
import { PageResponse, listed } from '../../shared/page.dto.js';
import type { PageAsk } from '../../shared/page.js';
import { etagOf } from '../../shared/version.js';
import type { WorkspaceView } from '../queries/list-workspaces.query.js';

const IsKey = (): PropertyDecorator =>
  applyDecorators(Matches(/^\S+$/, { message: '$property must be one word' }), Length(8, 500), IsString());

export class AddWebhookKeyDto {
  @ApiProperty({ writeOnly: true, example: 'key_example_not_a_secret', description: 'Stored encrypted, never shown again.' })
  @IsKey()
  webhook_key!: string;
}

export class CreateWorkspaceDto extends AddWebhookKeyDto {
  @ApiProperty({ example: 'agency', description: 'Stands in the address: /retell/agency/functions.' })
  @Matches(/^[a-z0-9][a-z0-9-]*$/, { message: '$property must be lower-case letters, digits and hyphens' })
  @MaxLength(60)
  @IsString()
  slug!: string;
}

class RetellAddressesResponse {
  @ApiProperty({ example: 'https://frontdesk.example.com/retell/agency/functions', description: 'The URL of each custom function.' })
  functions!: string;

  @ApiProperty({ example: 'https://frontdesk.example.com/retell/agency/inbound', description: 'The inbound webhook of each number.' })
  inbound!: string;

  @ApiProperty({ example: 'https://frontdesk.example.com/retell/agency/events', description: 'The webhook of each agent.' })
  events!: string;
}

export class WorkspaceResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'default' })
  slug: string;

  @ApiProperty({ example: 1, description: 'Several while a key is being replaced.' })
  webhook_key_count: number;

  @ApiProperty({ example: 3 })
  phone_number_count: number;

  @ApiProperty({ type: RetellAddressesResponse, description: 'What Retell is to be given; without PUBLIC_URL only their paths.' })
  addresses: RetellAddressesResponse;

  @ApiProperty({ example: '"731"', description: 'Send it as If-Match with a change.' })
  etag: string;

  constructor(view: WorkspaceView) {
    this.id = view.id;
    this.slug = view.slug;
    this.webhook_key_count = view.webhookKeyCount;
    this.phone_number_count = view.phoneNumberCount;
    this.addresses = view.addresses;
    this.etag = etagOf(view.version);
  }
}

export class WorkspaceListResponse extends PageResponse {
  @ApiProperty({ type: [WorkspaceResponse] })
  data!: WorkspaceResponse[];

  constructor(views: WorkspaceView[], page: PageAsk) {
    super();
    Object.assign(
      this,
      listed(
        views,
        page,
        ({ slug, id }) => [slug, id],
        (view) => new WorkspaceResponse(view),
      ),
    );
  }
}
