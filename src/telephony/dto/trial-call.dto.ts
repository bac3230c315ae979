import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsObject, IsOptional, Matches, ValidateIf } from 'class-validator';
import type { Trial } from '../commands/try-call.command.js';
import { FUNCTION_NAMES, type FunctionName } from '../spoken/function-name.js';

/** May be left out, but not be null. */
const IfGiven = (): PropertyDecorator => ValidateIf((_dto, value) => value !== undefined);

const BARTSCHNITT = { service: 'Bartschnitt', start: '2026-11-26T14:30', customer_name: 'Mila Brandt', caller_confirmed: true };

export class TryCallDto {
  @ApiProperty({ enum: FUNCTION_NAMES, enumName: 'FunctionName', example: 'book_appointment' })
  @IsIn(FUNCTION_NAMES)
  function!: FunctionName;

  @ApiProperty({
    type: Object,
    additionalProperties: true,
    example: BARTSCHNITT,
    description: 'As the agent would give them; the JSON Schema of each function is at `GET /api/v1/retell/tools`.',
  })
  @IsObject()
  args!: Record<string, unknown>;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: '+4917604069010',
    description: 'Who calls, E.164. Null: the number is hidden. Left out: hidden, or the caller of `call_id`.',
  })
  @IsOptional()
  @Matches(/^\+[1-9]\d{4,14}$/, { message: '$property must be E.164 such as +4917604069010, or null for a hidden number' })
  caller_number?: string | null;

  @ApiPropertyOptional({
    example: false,
    default: false,
    description:
      'Carry it out as if the call had come in; only in the sandbox. Else a dry run: nothing is written, and Cal.com is only read.',
  })
  @IfGiven()
  @IsBoolean()
  real?: boolean;

  @ApiPropertyOptional({
    example: 'trial-0198a3c2-5b1e-7a40-9c11-6f2d8e4b7a01',
    description: 'Goes on with the call of an earlier real trial of this number, as its answer named it. Left out: a new call.',
  })
  @IfGiven()
  @Matches(/^trial-[\w-]{1,100}$/, { message: '$property must be the call_id of a trial' })
  call_id?: string;

  toTrial(): Trial {
    const { function: name, args, caller_number: callerNumber, real, call_id: callId } = this;
    return { function: name, args, callerNumber, isReal: real ?? false, callId: callId ?? null };
  }
}
