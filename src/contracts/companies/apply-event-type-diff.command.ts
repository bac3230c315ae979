import { Command } from '@nestjs/cqrs';

/** The Cal.com-owned fields of one service. */
export interface ImportedEventType {
  mappingId: string;
  title: string;
  slug: string;
  durationMinutes: number;
  lengthOptions: number[];
}

/**
 * Told by a sync in its own transaction, which the handler joins: makes a service for each new mapping and writes the
 * Cal.com-owned fields of the changed ones; company-owned fields are not touched.
 */
export class ApplyEventTypeDiff extends Command<void> {
  constructor(
    readonly companyId: string,
    readonly created: ImportedEventType[],
    readonly updated: ImportedEventType[],
  ) {
    super();
  }
}
