import { Query } from '@nestjs/cqrs';

export interface SelectableTeam {
  calcomTeamId: number;
  name: string;
  slug: string | null;
  /** Null: not asked, because there are too many teams or too little budget. */
  eventTypeCount: number | null;
  /** Null: free. Only the asker's own company is named, to operators every one. */
  assignedTo: { companyId: string | null; companyName: string | null } | null;
  /** The only free one: a form may choose it by itself. */
  isOffered: boolean;
}

/**
 * The teams the key sees, free or taken. On a shared connection operators only: it sees the teams of many companies.
 * @throws AppError request.not_found, auth.forbidden, request.conflict when Cal.com does not answer (with the reason)
 */
export class ListTeamsOfConnection extends Query<SelectableTeam[]> {
  constructor(
    readonly connectionId: string,
    /** The company of who asks; null for operators. */
    readonly askingCompanyId: string | null,
  ) {
    super();
  }
}
