import { type FullWorld, type WorldEventType, type WorldTeam, type WorldUser } from './world.js';

type Membership = WorldTeam['members'][number];

/** The changeable world with the look-ups that requests need; changes are journaled by whoever makes them. */
export class WorldStore {
  readonly users = new Map<number, WorldUser>();
  readonly keys = new Map<string, { user: WorldUser; expired: boolean }>();
  readonly teams = new Map<number, WorldTeam>();
  readonly eventTypes = new Map<number, WorldEventType>();
  private readonly byTeam = new Map<number, Map<number, WorldEventType>>();

  constructor(world: FullWorld) {
    for (const user of world.users) this.users.set(user.id, user);
    for (const { key, userId, expired } of world.keys) this.keys.set(key, { user: this.user(userId), expired: expired ?? false });
    for (const team of world.teams) this.putTeam(team);
    for (const eventType of world.eventTypes) this.putEventType(eventType);
  }

  user(id: number): WorldUser {
    const user = this.users.get(id);
    if (!user) throw new Error(`the stand-in's world has no user ${id}`);
    return user;
  }

  putTeam(team: WorldTeam): void {
    for (const member of team.members) this.user(member.userId);
    this.teams.set(team.id, team);
  }

  putEventType(eventType: WorldEventType): void {
    for (const host of eventType.hosts) this.user(host);
    this.removeEventType(eventType.id);
    this.eventTypes.set(eventType.id, eventType);
    if (eventType.teamId === null) return;
    const ofTeam = this.byTeam.get(eventType.teamId) ?? new Map<number, WorldEventType>();
    this.byTeam.set(eventType.teamId, ofTeam.set(eventType.id, eventType));
  }

  removeEventType(id: number): void {
    const teamId = this.eventTypes.get(id)?.teamId;
    this.eventTypes.delete(id);
    if (typeof teamId === 'number') this.byTeam.get(teamId)?.delete(id);
  }

  eventTypesOf(teamId: number): WorldEventType[] {
    return [...(this.byTeam.get(teamId)?.values() ?? [])].sort((a, b) => a.id - b.id);
  }

  eventTypeBySlug(slug: string, owner: { teamSlug?: string; username?: string }): WorldEventType | undefined {
    const team = owner.teamSlug === undefined ? undefined : [...this.teams.values()].find((each) => each.slug === owner.teamSlug);
    if (team) return this.eventTypesOf(team.id).find((each) => each.slug === slug);
    const user = owner.username === undefined ? undefined : [...this.users.values()].find((each) => each.username === owner.username);
    return user && [...this.eventTypes.values()].find((each) => each.ownerId === user.id && each.slug === slug);
  }

  membership(userId: number, teamId: number): Membership | undefined {
    return this.teams.get(teamId)?.members.find((member) => member.userId === userId);
  }

  isTeamAdmin(userId: number, teamId: number): boolean {
    const membership = this.membership(userId, teamId);
    return membership !== undefined && membership.accepted && membership.role !== 'MEMBER';
  }
}
