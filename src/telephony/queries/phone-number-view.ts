import type { EntityManager } from '@mikro-orm/postgresql';
import { Conditions } from '../../shared/conditions.js';
import { type PageAsk, rowsFor } from '../../shared/page.js';

export interface PhoneNumberView {
  id: string;
  companyId: string;
  branchId: string | null;
  number: string;
  /** Slug. */
  workspace: string;
  workspaceId: string;
  workspaceHasKeys: boolean;
  retellAgentId: string | null;
  isActive: boolean;
  version: string;
}

export interface PhoneNumberFilter {
  number?: string;
  branchId?: string;
  isActive?: boolean;
}

/** A company's numbers in their order, or the one with this id. */
export function phoneNumberViews(
  em: EntityManager,
  companyId: string,
  asked: { phoneNumberId?: string; filter?: PhoneNumberFilter; page?: PageAsk },
): Promise<PhoneNumberView[]> {
  const { phoneNumberId, filter = {}, page } = asked;
  const [number, id] = page?.after ?? [];
  const where = new Conditions(
    ['n.company_id = ?', companyId],
    ['n.id = ?', phoneNumberId],
    ['n.number = ?', filter.number],
    ['n.branch_id = ?', filter.branchId],
    ['n.is_active = ?', filter.isActive],
    ['(n.number, n.id) > (?, ?::uuid)', number, id],
  );
  return em.execute(
    `select n.id, n.company_id as "companyId", n.branch_id as "branchId", n.number, w.slug as workspace, w.id as "workspaceId",
       cardinality(w.webhook_keys_encrypted) > 0 as "workspaceHasKeys", n.retell_agent_id as "retellAgentId", n.is_active as "isActive",
       n.xmin::text as version
     from phone_numbers n join retell_workspaces w on w.id = n.workspace_id where ${where.sql} order by n.number, n.id limit ?::int`,
    [...where.values, rowsFor(page ?? null) ?? null],
  );
}
