import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '../../shared/clock.js';
import { notFound } from '../../shared/not-found.js';
import { CalcomGateway } from '../calcom-gateway.js';
import type { CalcomCall } from '../clients/calcom-access.js';
import { CalcomError } from '../clients/calcom-error.js';
import type { CalcomTeam, CalcomUser } from '../clients/calcom-team.js';
import { CalcomClient } from '../clients/calcom.client.js';
import { Connections } from '../connections.js';
import { CalcomConnection } from '../entities/calcom-connection.entity.js';
import { isAccountTeam } from '../account-teams.js';
import { ON_SYNC_ERROR } from '../sync-error.js';
import { CheckConnection, type CheckedTeam, type ConnectionCheck } from './check-connection.command.js';

const DEADLINE_MS = 15_000;
/** Each team costs a request of the budget. */
const MOST_TEAMS = 40;
const ADMIN_ROLES = ['OWNER', 'ADMIN'];

@CommandHandler(CheckConnection)
export class CheckConnectionHandler implements ICommandHandler<CheckConnection> {
  constructor(
    private readonly em: EntityManager,
    private readonly gateway: CalcomGateway,
    private readonly client: CalcomClient,
    private readonly connections: Connections,
    private readonly clock: Clock,
  ) {}

  async execute({ connectionId }: CheckConnection): Promise<ConnectionCheck> {
    const known = await this.em.fork().findOne(CalcomConnection, { id: connectionId });
    if (!known) throw notFound('connection');
    const check = known.hasApiKey ? await this.check(connectionId) : failed('The connection has no API key.');
    await this.em.transactional(async () => {
      const connection = await this.em.findOneOrFail(CalcomConnection, { id: connectionId }, { refresh: true });
      connection.checked(check.ok ? 'ok' : 'error', check.organizationId, this.clock.now());
    });
    this.connections.forget(connectionId);
    return check;
  }

  private async check(connectionId: string): Promise<ConnectionCheck> {
    const ask = <T>(request: (call: CalcomCall) => Promise<T>): Promise<T> => this.gateway.ask(connectionId, 'sync', DEADLINE_MS, request);
    try {
      const me = await ask((call) => this.client.fetchMe(call));
      const { organizationId } = me;
      // What the key says of itself, not what was believed of it before.
      const asItself = <T>(request: (call: CalcomCall) => Promise<T>): Promise<T> =>
        ask((call) => request({ ...call, access: { ...call.access, organizationId } }));
      const isOrganizationAdmin =
        organizationId !== null && (await asItself((call) => this.client.isOrganizationAdmin(call, organizationId)));
      const teams: CheckedTeam[] = [];
      for (const team of (await asItself((call) => this.client.fetchTeams(call))).filter(isAccountTeam).slice(0, MOST_TEAMS))
        teams.push(await this.rights(asItself, team, me, isOrganizationAdmin));
      const user = { calcomUserId: me.id, name: me.name, email: me.email };
      return { ok: true, error: null, user, organizationId, isOrganizationAdmin, teams };
    } catch (error) {
      if (!(error instanceof CalcomError)) throw error;
      return failed(`${error.code}: ${ON_SYNC_ERROR[error.code].text(null)}`);
    }
  }

  private async rights(
    ask: <T>(request: (call: CalcomCall) => Promise<T>) => Promise<T>,
    { id, name }: CalcomTeam,
    me: CalcomUser,
    isOrganizationAdmin: boolean,
  ): Promise<CheckedTeam> {
    try {
      const self = await ask((call) => this.client.fetchTeamMember(call, id, me.email));
      const isAdmin = isOrganizationAdmin || (self !== null && self.accepted && ADMIN_ROLES.includes(self.role));
      return { calcomTeamId: id, name, role: self?.role ?? null, accepted: self?.accepted ?? null, isAdmin };
    } catch (error) {
      if (!(error instanceof CalcomError) || error.code !== 'forbidden') throw error;
      return { calcomTeamId: id, name, role: null, accepted: null, isAdmin: false };
    }
  }
}

function failed(error: string): ConnectionCheck {
  return { ok: false, error, user: null, organizationId: null, isOrganizationAdmin: false, teams: [] };
}
