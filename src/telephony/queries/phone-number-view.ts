import type { EntityManager } from '@mikro-orm/postgresql';

export interface PhoneNumberView {
  id: string;
  companyId: string;
  branchId: string | null;
  number: string;
  /** Slug. */
  workspace: string;
  isActive: boolean;
}

/** A company's numbers in their order, or the one with this id. */
export function phoneNumberViews(em: EntityManager, companyId: string, phoneNumberId: string | null = null): Promise<PhoneNumberView[]> {
  return em.execute(
    `select n.id, n.company_id as "companyId", n.branch_id as "branchId", n.number, w.slug as workspace, n.is_active as "isActive"
     from phone_numbers n join retell_workspaces w on w.id = n.workspace_id
     where n.company_id = ? ${phoneNumberId ? 'and n.id = ?' : ''} order by n.number`,
    [companyId, ...(phoneNumberId ? [phoneNumberId] : [])],
  );
}
