/**
 * What electron-builder is told beside electron-builder.yml. Signed by one team, the app loads that team's libraries and
 * Apple's alone; a package that nobody signs would not start so.
 */
export function macEntitlements(environment) {
  if (environment['CSC_LINK'] || environment['CSC_NAME']) return [];
  const file = 'build/entitlements.mac.unsigned.plist';
  return [`-c.mac.entitlements=${file}`, `-c.mac.entitlementsInherit=${file}`];
}
