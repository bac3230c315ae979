import { ApiProperty } from '@nestjs/swagger';
import type { TeamConsequences } from '../queries/preview-team-removal.query.js';

export class NamedResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'Damenschnitt' })
  name!: string;
}

export class TeamConsequencesResponse {
  @ApiProperty({ type: [NamedResponse], description: 'Services that can be booked now, and no longer then.' })
  services: NamedResponse[];

  @ApiProperty({
    type: [NamedResponse],
    description: 'Branches limited to this team: removing it leaves them nothing to sell, switching hands them to the new team.',
  })
  branches: NamedResponse[];

  @ApiProperty({ example: 2, description: 'Phone numbers whose callers can book something now, and nothing any more then.' })
  numbers: number;

  @ApiProperty({ example: 14, description: 'Standing bookings to come: they stay at Cal.com, to be cancelled or moved by operators.' })
  upcoming_bookings: number;

  @ApiProperty({ example: 0, description: 'Teams that the company would have left.' })
  other_teams: number;

  constructor(consequences: TeamConsequences) {
    this.services = consequences.services;
    this.branches = consequences.branches;
    this.numbers = consequences.numbersWithNothingLeft;
    this.upcoming_bookings = consequences.upcomingBookings;
    this.other_teams = consequences.otherTeams;
  }
}
