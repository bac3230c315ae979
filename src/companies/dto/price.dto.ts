import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { IsWhole } from './fields.js';

export class PriceDto {
  @ApiProperty({ example: 4900, minimum: 0, description: 'In the smallest unit of the currency.' })
  @IsWhole(0)
  minor!: number;

  @ApiProperty({ example: 'EUR' })
  @Matches(/^[A-Z]{3}$/, { message: '$property must be a three-letter currency code such as EUR' })
  currency!: string;
}
