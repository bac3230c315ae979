import { Injectable } from '@nestjs/common';
import type { CallIdentity } from '../../contracts/booking/call-identity.js';
import { type Statement, Statements } from '../../shared/statements.js';
import type { ChainRow } from './chain-row.js';

const READ_CHAIN: Statement = {
  name: 'booking_chain',
  text: 'select * from booking_chain where number = $1 and workspace_id = $2',
};

const READ_BRANCH_CHAIN: Statement = {
  name: 'branch_chain',
  text: 'select * from branch_chain where company_id = $1 and branch_id = $2',
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
}
