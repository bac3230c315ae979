import { ApiProperty } from '@nestjs/swagger';
import { ArrayNotEmpty, ArrayUnique, IsArray, IsInt, Matches, Max, Min } from 'class-validator';

const CLOCK_TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Open on these days from `from` until before `to`, in the branch's zone. */
export class OpeningHoursDto {
  @ApiProperty({ type: [Number], example: [1, 2, 3, 4, 5], description: '1 Monday to 7 Sunday.' })
  @Max(7, { each: true })
  @Min(1, { each: true })
  @IsInt({ each: true })
  @ArrayUnique()
  @ArrayNotEmpty()
  @IsArray()
  days!: number[];

  @ApiProperty({ example: '09:00' })
  @Matches(CLOCK_TIME, { message: '$property must be a time such as 09:00' })
  from!: string;

  @ApiProperty({ example: '17:00' })
  @Matches(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, { message: '$property must be a time such as 17:00' })
  to!: string;
}
