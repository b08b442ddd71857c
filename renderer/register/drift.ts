/** From when on a token that drifts is named. */
export const SOON_DAYS = 90;

/** Whether its codes will be refused before long, and when; undefined where there is nothing to say. */
export function soonRefused(daysUntilRefused: number | undefined): number | undefined {
  return daysUntilRefused !== undefined && daysUntilRefused <= SOON_DAYS ? daysUntilRefused : undefined;
}
