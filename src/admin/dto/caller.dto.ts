import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches } from 'class-validator';
import { CALLER_NUMBER } from '../caller-number.js';

/** In the body, so that no number stands in a URL: those are logged on the way. */
export class CallerDto {
  @ApiProperty({ example: '+4915112345678', description: "E.164: the caller's number, as it is shown at calls and bookings." })
  @Matches(CALLER_NUMBER)
  @IsString()
  phone_number!: string;
}
