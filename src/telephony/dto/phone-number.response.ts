import { ApiProperty } from '@nestjs/swagger';
import { PageResponse, listed } from '../../shared/page.dto.js';
import type { PageAsk } from '../../shared/page.js';
import { etagOf } from '../../shared/version.js';
import type { PhoneNumberView } from '../queries/phone-number-view.js';

export class PhoneNumberResponse {
  @ApiProperty({ format: 'uuid', example: '0198a3c2-5b1e-7a40-9c11-6f2d8e4b7a05' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  company_id: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  branch_id: string | null;

  @ApiProperty({ example: '+49305550101' })
  number: string;

  @ApiProperty({ example: 'default' })
  workspace: string;

  @ApiProperty({ example: true })
  is_active: boolean;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'Which agent answers at Retell.' })
  retell_agent_id: string | null;

  @ApiProperty({ example: '"731"', description: 'Send it as If-Match with a change.' })
  etag: string;

  constructor(number: PhoneNumberView) {
    this.id = number.id;
    this.company_id = number.companyId;
    this.branch_id = number.branchId;
    this.number = number.number;
    this.workspace = number.workspace;
    this.is_active = number.isActive;
    this.retell_agent_id = number.retellAgentId;
    this.etag = etagOf(number.version);
  }
}

export class PhoneNumberListResponse extends PageResponse {
  @ApiProperty({ type: [PhoneNumberResponse] })
  data!: PhoneNumberResponse[];

  constructor(numbers: PhoneNumberView[], page: PageAsk) {
    super();
    Object.assign(
      this,
      listed(
        numbers,
        page,
        ({ number, id }) => [number, id],
        (number) => new PhoneNumberResponse(number),
      ),
    );
  }
}
