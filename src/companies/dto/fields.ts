import { applyDecorators } from '@nestjs/common';
import { IsInt, IsString, Matches, Max, MaxLength, Min, ValidateBy, ValidateIf } from 'class-validator';
import { IANAZone } from 'luxon';

/** Text that a person reads: something visible in it, one line, nothing that PostgreSQL cannot store. */
export function IsLine(max = 200): PropertyDecorator {
  const visible = Matches(/^(?=.*\S)[^\p{Cc}]*$/u, { message: '$property must be one line of text and not empty' });
  return applyDecorators(visible, MaxLength(max), IsString());
}

/** Part of addresses and command lines. */
export function IsSlug(): PropertyDecorator {
  const shaped = Matches(/^[a-z0-9][a-z0-9-]*$/, { message: '$property must be lower-case letters, digits and hyphens' });
  return applyDecorators(shaped, MaxLength(60), IsString());
}

/** IANA, as PostgreSQL knows it too: no offsets, no other spelling. */
export function IsZone(): PropertyDecorator {
  return ValidateBy({
    name: 'isZone',
    validator: {
      validate: (value) => typeof value === 'string' && /^[A-Z]/.test(value) && IANAZone.isValidZone(value),
      defaultMessage: () => '$property must be an IANA time zone such as Europe/Berlin',
    },
  });
}

/** ISO 639-1. */
export function IsLanguage(): PropertyDecorator {
  return applyDecorators(Matches(/^[a-z]{2}$/, { message: '$property must be a two-letter language code such as de' }), IsString());
}

/** A whole number that PostgreSQL's integer holds. */
export function IsWhole(min: number, max = 2_147_483_647): PropertyDecorator {
  return applyDecorators(Max(max), Min(min), IsInt());
}

/** May be left out, but not be null. */
export function IfGiven(): PropertyDecorator {
  return ValidateIf((_dto, value) => value !== undefined);
}
