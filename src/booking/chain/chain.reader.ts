import { Injectable } from '@nestjs/common';
import type { CallIdentity } from '../../contracts/booking/call-identity.js';
import { type Statement, Statements } from '../../shared/statements.js';
import type { ChainRow } from './chain-row.js';

/** Also what `npm run bench` measures. */
export const READ_CHAIN: Statement = {
  name: 'booking_chain',
  text: 'select * from booking_chain where number = $1 and workspace_id = $2',
};

const READ_BRANCH_CHAIN: Statement = {
  name: 'branch_chain',
  text: 'select * from branch_chain where company_id = $1 and branch_id = $2',
};

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
    if (call.desk) return this.statements.run<ChainRow>(READ_BRANCH_CHAIN, [call.desk.companyId, call.desk.branchId]);
    return this.statements.run<ChainRow>(READ_CHAIN, [call.toNumber, call.workspaceId]);
  }

  /** What the company's active numbers lead to, of what their branches offer. */
  readNumbers(companyId: string): Promise<ChainRow[]> {
    return this.statements.run<ChainRow>(READ_NUMBERS, [companyId]);
  }
}
