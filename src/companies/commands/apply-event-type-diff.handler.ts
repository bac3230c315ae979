import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ApplyEventTypeDiff, type ImportedEventType } from '../../contracts/companies/apply-event-type-diff.command.js';
import { newId } from '../../shared/ids.js';

@CommandHandler(ApplyEventTypeDiff)
export class ApplyEventTypeDiffHandler implements ICommandHandler<ApplyEventTypeDiff> {
  constructor(private readonly em: EntityManager) {}

  /** One statement whatever the size of the team. Only Cal.com-owned columns stand in the update (invariant 6). */
  async execute({ companyId, created, updated }: ApplyEventTypeDiff): Promise<void> {
    const rows = [...created, ...updated].map(rowOf);
    if (rows.length === 0) return;
    await this.em.execute(
      `insert into services (id, company_id, mapping_id, title, slug, duration_minutes, length_options)
       select r.id, ?, r.mapping_id, r.title, r.slug, r.duration_minutes, r.length_options
       from jsonb_to_recordset(?::jsonb)
         as r (id uuid, mapping_id uuid, title text, slug text, duration_minutes int, length_options int[])
       on conflict (mapping_id) do update set
         title = excluded.title, slug = excluded.slug, duration_minutes = excluded.duration_minutes,
         length_options = excluded.length_options, updated_at = now()
       where services.company_id = excluded.company_id`,
      [companyId, JSON.stringify(rows)],
    );
  }
}

function rowOf(eventType: ImportedEventType): Record<string, unknown> {
  return {
    id: newId(),
    mapping_id: eventType.mappingId,
    title: eventType.title,
    slug: eventType.slug,
    duration_minutes: eventType.durationMinutes,
    length_options: eventType.lengthOptions,
  };
}
