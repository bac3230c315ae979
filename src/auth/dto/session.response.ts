import { ApiProperty } from '@nestjs/swagger';
import { type Actor, ROLES, type Role } from '../actor.js';
import type { ActorView } from '../queries/describe-actor.query.js';

class OwnCompanyResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'Salon Seeblick' })
  name!: string;
}

export class SessionResponse {
  @ApiProperty({ enum: ['user', 'token'] })
  kind: string;

  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'operator@frontdesk.example', description: 'The e-mail address of a person, the name of a token.' })
  name: string;

  @ApiProperty({ enum: ROLES })
  role: Role;

  @ApiProperty({ type: OwnCompanyResponse, nullable: true, description: 'Null for operators: all companies.' })
  company: OwnCompanyResponse | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Send it as x-csrf-token with every change; null for tokens, which need none.',
  })
  csrf_token: string | null;

  @ApiProperty({ example: false, description: 'This is the sandbox: nothing in it is real, trial calls may book.' })
  sandbox: boolean;

  constructor(actor: Actor, { name, company }: ActorView, { csrfToken, sandbox }: { csrfToken: string | null; sandbox: boolean }) {
    this.kind = actor.kind;
    this.id = actor.id;
    this.name = name;
    this.role = actor.role;
    this.company = company;
    this.csrf_token = csrfToken;
    this.sandbox = sandbox;
  }
}

export class SetupResponse {
  @ApiProperty({ description: 'Nobody may log in yet: the first operator comes in with the link that was printed at the first start.' })
  needed: boolean;

  constructor(isSetUp: boolean) {
    this.needed = !isSetUp;
  }
}
