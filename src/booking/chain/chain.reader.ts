import { Injectable } from '@nestjs/common';
import type { CallIdentity } from '../../contracts/booking/call-identity.js';
import { type Statement, Statements } from '../../shared/statements.js';
import type { ChainRow } from './chain-row.js';

const READ_CHAIN: Statement = {
  name: 'booking_chain',
  text: 'select * from booking_chain where number = $1 and workspace_id = $2',
};

/** Also what `npm run bench` measures. */
export const READ_CHAIN_TO_SERVICE: Statement = {
  name: 'booking_chain_to_service',
  text: toService('select * from booking_chain where number = $1 and workspace_id = $2'),
};

const READ_BRANCH_CHAIN: Statement = {
  name: 'branch_chain',
  text: 'select * from branch_chain where company_id = $1 and branch_id = $2',
};

const READ_BRANCH_CHAIN_TO_SERVICE: Statement = {
  name: 'branch_chain_to_service',
  text: toService('select * from branch_chain where company_id = $1 and branch_id = $2'),
};

/**
 * The one service that is called $3, as `isNamed` of match-service says; all of them when none is, or several are. Most calls name
 * theirs as it is written, and fifty columns of every other service are most of what a reading costs.
 */
function toService(chain: string): string {
  return `
    select * from (
      select *, count(*) filter (where is_named) over () as namesakes from (
        select *, $3 in (service_id::text, service_title, service_slug, display_name) or $3 = any(aliases) as is_named from (${chain}) chain) chain) chain
    where is_named or namesakes <> 1`;
}

/** A branch that sells nothing adds no row: nothing can be booked there. */
const READ_NUMBERS: Statement = {
  name: 'booking_chain_of_company',
  text: 'select * from booking_chain where company_id = $1 and number_is_active and branch_service_is_active',
};

/** Ownership is decided here, from our own tables in one query, never by asking Cal.com (invariant 2). */
@Injectable()
export class ChainReader {
  constructor(private readonly statements: Statements) {}

  /** Empty when the number is not one of this workspace, or the branch not one of the company's. */
  read(call: CallIdentity): Promise<ChainRow[]> {
    return this.statements.run<ChainRow>(call.desk ? READ_BRANCH_CHAIN : READ_CHAIN, beginningOf(call));
  }

  /** The same, of the wanted service alone where one is called just so. */
  readTo(wanted: string | null, call: CallIdentity): Promise<ChainRow[]> {
    if (wanted === null) return this.read(call);
    const statement = call.desk ? READ_BRANCH_CHAIN_TO_SERVICE : READ_CHAIN_TO_SERVICE;
    return this.statements.run<ChainRow>(statement, [...beginningOf(call), wanted]);
  }

  /** What the company's active numbers lead to, of what their branches offer. */
  readNumbers(companyId: string): Promise<ChainRow[]> {
    return this.statements.run<ChainRow>(READ_NUMBERS, [companyId]);
  }
}

function beginningOf({ desk, toNumber, workspaceId }: CallIdentity): string[] {
  return desk ? [desk.companyId, desk.branchId] : [toNumber, workspaceId];
}
