import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';

export class RetellAgentQueryDto {
  @ApiPropertyOptional({ example: 'default', description: 'Needed only when the numbers of the branch are in several workspaces.' })
  @IsOptional()
  @Matches(/^[a-z0-9][a-z0-9-]*$/, { message: '$property must be the slug of a workspace' })
  workspace?: string;
}
