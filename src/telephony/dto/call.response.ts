import { ApiProperty } from '@nestjs/swagger';
import { ACHIEVEMENTS } from '../call-outcomes.js';
import { SPEAKERS, type TranscriptLine } from '../transcript.js';

export class FunctionCallResponse {
  @ApiProperty({ example: 'book_appointment' })
  name!: string;

  @ApiProperty({ type: Object, description: 'What the agent asked for' })
  args!: object;

  @ApiProperty({ type: Object, nullable: true, description: 'What it was answered; null while it runs' })
  answer!: object | null;

  @ApiProperty({ type: [Object], nullable: true, description: 'The chain link by link: {link, ok, what, reason?}' })
  chain!: object[] | null;

  @ApiProperty({ enum: ['started', 'finished'] })
  state!: 'started' | 'finished';

  @ApiProperty({ type: Number, nullable: true, description: 'Milliseconds until the answer' })
  ms!: number | null;

  @ApiProperty({ format: 'date-time' })
  started_at!: string;
}

export class TranscriptLineResponse {
  @ApiProperty({ enum: SPEAKERS, example: 'user' })
  role!: TranscriptLine['role'];

  @ApiProperty({
    example: 'Um halb drei, bitte.',
    description: 'What was said; of a `tool_call` the function’s name, of a `tool_result` what the agent was given to say.',
  })
  text!: string;

  @ApiProperty({
    type: Number,
    nullable: true,
    example: 4200,
    description: 'Milliseconds since the call began; null where Retell does not say.',
  })
  at_ms!: number | null;
}

export class CallResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'call_5b7d2e91c0a84f3e9d6a1b2c3d4' })
  provider_call_id!: string;

  @ApiProperty({ format: 'uuid' })
  company_id!: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  branch_id!: string | null;

  @ApiProperty({ type: String, nullable: true, example: '+4915112345678', description: 'Null when hidden, or erased.' })
  caller_number!: string | null;

  @ApiProperty({ example: '+49305550101' })
  to_number!: string;

  @ApiProperty({ format: 'date-time' })
  started_at!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null while it lasts, or when no event told' })
  ended_at!: string | null;

  @ApiProperty({ type: Number, nullable: true, example: 37, description: 'Null while it lasts, or when no event told.' })
  duration_seconds!: number | null;

  @ApiProperty({ type: String, nullable: true, example: 'user_hangup', description: 'In Retell’s words' })
  disconnection_reason!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Retell’s summary of what was said' })
  summary!: string | null;

  @ApiProperty({
    enum: [...ACHIEVEMENTS, 'no_booking'],
    nullable: true,
    description: 'What the call came to: the best that became of its bookings, never taken from the transcript. Null while it lasts',
  })
  outcome!: string | null;

  @ApiProperty({
    type: [TranscriptLineResponse],
    nullable: true,
    description: 'What was said, as Retell told it last; null when it told nothing yet, and once it was erased or its time is over',
  })
  transcript!: TranscriptLineResponse[] | null;

  @ApiProperty({ type: [FunctionCallResponse] })
  function_calls!: FunctionCallResponse[];
}
