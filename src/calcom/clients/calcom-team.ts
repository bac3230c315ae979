import { z } from 'zod';

/** The user a key belongs to. */
export interface CalcomUser {
  id: number;
  name: string | null;
  email: string;
  /** Set for members of an organisation. */
  organizationId: number | null;
}

export interface CalcomTeam {
  id: number;
  name: string;
  slug: string | null;
  parentId: number | null;
  /** The organisation itself appears among its members' teams. */
  isOrganization: boolean;
}

export interface CalcomMember {
  userId: number;
  email: string;
  name: string | null;
  username: string | null;
  /** OWNER, ADMIN, MEMBER, or what a newer Cal.com may invent. */
  role: string;
  accepted: boolean;
}

const optionalText = z
  .string()
  .nullish()
  .transform((value) => value ?? null);

const user = z.object({ id: z.number(), name: optionalText, email: z.string(), organizationId: z.number().nullable() });

const team = z.object({
  id: z.number(),
  name: z.string(),
  slug: optionalText,
  parentId: z
    .number()
    .nullish()
    .transform((value) => value ?? null),
  isOrganization: z.boolean(),
});

const member = z
  .object({
    userId: z.number(),
    role: z.string(),
    accepted: z.boolean(),
    user: z.object({ email: z.string(), name: optionalText, username: optionalText }),
  })
  .transform(({ userId, role, accepted, user: { email, name, username } }): CalcomMember => ({
    userId,
    email,
    name,
    username,
    role,
    accepted,
  }));

export const userAnswer = z.object({ data: user });
export const teamAnswer = z.object({ data: team });
export const teamsAnswer = z.object({ data: z.array(team) });
export const membersAnswer = z.object({ data: z.array(member) });
