/** Weekly hours in the branch's zone. Days: 1 Monday to 7 Sunday; times `HH:MM`, `to` exclusive. */
export type OpeningHours = { days: number[]; from: string; to: string }[];
