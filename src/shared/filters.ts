import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional, ValidateBy } from 'class-validator';

/** `true` or `false` in a query. */
export function IsFlag(): PropertyDecorator {
  const read = Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value));
  return applyDecorators(IsOptional(), read, IsBoolean());
}

/** An instant with its offset, such as 2026-11-26T13:30:00Z. */
export function IsInstant(): PropertyDecorator {
  return ValidateBy({
    name: 'isInstant',
    validator: {
      validate: (value) => typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value)),
      defaultMessage: () => '$property must be an instant with its offset such as 2026-11-26T13:30:00Z',
    },
  });
}

/** An instant on a full minute: what nobody can book is refused rather than rounded. */
export function IsMinute(): PropertyDecorator {
  return ValidateBy({
    name: 'isMinute',
    validator: {
      validate: (value) => typeof value === 'string' && INSTANT.test(value) && Date.parse(value) % 60_000 === 0,
      defaultMessage: () => '$property must be an instant on a full minute, with its offset, such as 2026-11-26T13:30:00Z',
    },
  });
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/;
