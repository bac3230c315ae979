import { ApiProperty } from '@nestjs/swagger';
import { PageResponse, listed } from '../../shared/page.dto.js';
import type { PageAsk } from '../../shared/page.js';
import { etagOf } from '../../shared/version.js';
import type { BranchView } from '../queries/branch-view.js';
import { OpeningHoursDto } from './opening-hours.dto.js';

export class BranchResponse {
  @ApiProperty({ format: 'uuid', example: '0198a3c2-5b1e-7a40-9c11-6f2d8e4b7a03' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  company_id: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, example: null, description: "Null: all of the company's teams." })
  company_team_id: string | null;

  @ApiProperty({ example: 'Seeblick Mitte' })
  name: string;

  @ApiProperty({ example: 'mitte' })
  slug: string;

  @ApiProperty({ type: String, nullable: true, example: null, description: "Null: the company's." })
  time_zone: string | null;

  @ApiProperty({ type: String, nullable: true, example: null, description: "Null: the company's." })
  language: string | null;

  @ApiProperty({ example: true })
  is_active: boolean;

  @ApiProperty({ type: [OpeningHoursDto], nullable: true })
  opening_hours: OpeningHoursDto[] | null;

  @ApiProperty({ example: '"731"', description: 'Send it as If-Match with a change.' })
  etag: string;

  constructor(branch: BranchView) {
    this.id = branch.id;
    this.company_id = branch.companyId;
    this.company_team_id = branch.companyTeamId;
    this.name = branch.name;
    this.slug = branch.slug;
    this.time_zone = branch.timeZone;
    this.language = branch.language;
    this.is_active = branch.isActive;
    this.opening_hours = branch.openingHours;
    this.etag = etagOf(branch.version);
  }
}

export class BranchListResponse extends PageResponse {
  @ApiProperty({ type: [BranchResponse] })
  data!: BranchResponse[];

  constructor(branches: BranchView[], page: PageAsk) {
    super();
    Object.assign(
      this,
      listed(
        branches,
        page,
        ({ name, id }) => [name, id],
        (branch) => new BranchResponse(branch),
      ),
    );
  }
}
