import type { Finding } from '../../ipc/finding.ts';
import type { Facts } from './facts.ts';
import { judgeClock, judgeData } from './judge-host.ts';
import { judgeDrivers, judgeReaders, judgeTokens } from './judge-readers.ts';
import { isIdle, judgeAddon, judgePermission, judgeService } from './judge-service.ts';

/** Judges the facts. Each check stands on the ones before it, so the first problem is the one to mend first. */
export function diagnose(facts: Facts): readonly Finding[] {
  const service = judgeService(facts);
  const idle = isIdle(service);
  const findings = [
    judgeAddon(facts),
    service,
    ...judgePermission(facts),
    ...judgeDrivers(facts, idle),
    ...judgeReaders(facts, idle),
    ...judgeTokens(facts),
    judgeClock(facts),
    ...judgeData(facts),
  ];
  return facts.host.isRoot ? findings.map(withoutSudo) : findings;
}

/** Root needs no sudo, which containers do not have. */
function withoutSudo<F extends Finding>(finding: F): F {
  if (finding.commands === undefined) return finding;
  return { ...finding, commands: finding.commands.map((command) => command.replaceAll(/\bsudo /g, '')) };
}
