import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** Every error answer of the API (RFC 9457, `application/problem+json`). */
export class ProblemResponse {
  @ApiProperty({ example: 'about:blank' })
  type!: string;

  @ApiProperty({ example: 'Conflict' })
  title!: string;

  @ApiProperty({ example: 409 })
  status!: number;

  @ApiProperty({ example: 'team.already_assigned', description: 'Stable; the texts are not.' })
  code!: string;

  @ApiProperty({ example: 'This Cal.com team belongs to a company already.' })
  detail!: string;

  @ApiPropertyOptional({ example: 'calcom_team_id', description: 'The field that is at fault.' })
  field?: string;

  @ApiProperty({ example: 'req-1', description: 'Stands in the log beside what happened.' })
  request_id!: string;
}
