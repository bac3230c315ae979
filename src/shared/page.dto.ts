import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { type PageAsk, type PageKey, type SortKind, keyOfCursor, pageOf } from './page.js';

const DEFAULT_LIMIT = 50;

/** The query of every list; its filters stand in the class of each. */
export class PageDto {
  @ApiPropertyOptional({ default: DEFAULT_LIMIT, minimum: 1, maximum: 200, example: 50 })
  @IsOptional()
  @Type(() => Number)
  @Max(200)
  @Min(1)
  @IsInt()
  limit?: number;

  @ApiPropertyOptional({ description: '`next_cursor` of the page before, with the same filters.' })
  @IsOptional()
  @MaxLength(1_000)
  @IsString()
  cursor?: string;

  /** @throws AppError request.invalid for what never was a cursor */
  toPage(sortedBy: SortKind = 'text'): PageAsk {
    return { limit: this.limit ?? DEFAULT_LIMIT, after: this.cursor ? keyOfCursor(this.cursor, sortedBy) : null };
  }
}

/** The shape of every list: `data` stands in the class of each. */
export class PageResponse {
  @ApiProperty({ type: String, nullable: true, example: null, description: 'Send it as `cursor` for the next page; null on the last one.' })
  next_cursor!: string | null;
}

/** Rows that a query gave for `page`, as `data` and `next_cursor`. */
export function listed<Row, Item>(
  rows: Row[],
  page: PageAsk,
  keyOf: (row: Row) => PageKey,
  show: (row: Row) => Item,
): { data: Item[]; next_cursor: string | null } {
  const cut = pageOf(rows, page, keyOf);
  return { data: cut.rows.map(show), next_cursor: cut.nextCursor };
}
