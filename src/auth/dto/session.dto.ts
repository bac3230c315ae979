import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsEmail, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';

/** Longer than any password; what is hashed has an end. */
const LONGEST = 200;

export class LogInDto {
  @ApiProperty({ example: 'operator@frontdesk.example' })
  @MaxLength(320)
  @IsString()
  email!: string;

  @ApiProperty({ example: 'correct horse battery staple' })
  @MaxLength(LONGEST)
  @IsString()
  password!: string;
}

export class ChangePasswordDto {
  @ApiProperty({ example: 'correct horse battery staple' })
  @MaxLength(LONGEST)
  @IsString()
  current_password!: string;

  @ApiProperty({ example: 'wrong horse battery staple', minLength: 12 })
  @MaxLength(LONGEST)
  @MinLength(12)
  @IsString()
  new_password!: string;
}

export class ChoosePasswordDto {
  @ApiProperty({ description: 'Of the one-time link.' })
  @MaxLength(100)
  @IsString()
  token!: string;

  @ApiProperty({ example: 'correct horse battery staple', minLength: 12 })
  @MaxLength(LONGEST)
  @MinLength(12)
  @IsString()
  password!: string;

  @ApiPropertyOptional({ example: 'operator@frontdesk.example', description: 'Of the first operator; everybody else has one.' })
  @IsOptional()
  @MaxLength(320)
  @IsEmail()
  email?: string;
}
