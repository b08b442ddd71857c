import type { AddonFinding, PermissionFinding, ServiceFinding } from '../../ipc/finding.ts';
import type { Facts, LinuxFacts, WindowsFacts } from './facts.ts';
import { allowCommands, installCommands, restartCommands, startCommands } from './linux-commands.ts';

/** `engines` of package.json. */
const NEEDED_NODE = [20, 19] as const;

export function judgeAddon({ host, snapshot, system }: Facts): AddonFinding {
  const { binding, nodeVersion } = host;
  const { failure } = snapshot;
  if (isOlder(nodeVersion)) {
    const neededVersion = NEEDED_NODE.join('.');
    return { check: 'addon', state: 'problem', code: 'node-too-old', nodeVersion, neededVersion };
  }
  if (failure?.code === 'addon-missing') {
    const { detail, mend } = failure;
    const found = { check: 'addon', state: 'problem', code: 'addon-missing' } as const;
    return { ...found, binding, nodeVersion, detail, commands: [mend] };
  }
  if (failure?.code === 'library-missing') {
    const { library, detail } = failure;
    const commands = system.name === 'linux' ? installCommands(system, 'library') : [];
    return { check: 'addon', state: 'problem', code: 'library-missing', library, detail, commands };
  }
  return { check: 'addon', state: 'ok', code: 'addon-ok', binding, nodeVersion };
}

function isOlder(nodeVersion: string): boolean {
  const [major = 0, minor = 0] = nodeVersion.split('.').map(Number);
  return major < NEEDED_NODE[0] || (major === NEEDED_NODE[0] && minor < NEEDED_NODE[1]);
}

export function judgeService(facts: Facts): ServiceFinding {
  const { snapshot, system } = facts;
  const failure = snapshot.failure?.code;
  if (failure === undefined || failure === 'service-denied') return serviceOk;
  const code: Silence = failure === 'no-service' ? failure : 'unasked';
  switch (system.name) {
    case 'linux':
      return judgePcscd(system, code);
    case 'windows':
      return judgeSmartCardService(system, code);
    default:
      return code === 'no-service'
        ? { check: 'service', state: 'problem', code: 'service-not-answering' }
        : serviceUnknown;
  }
}

const serviceOk = { check: 'service', state: 'ok', code: 'service-ok' } as const;
const serviceIdle = { check: 'service', state: 'unknown', code: 'service-idle' } as const;
const serviceUnknown = { check: 'service', state: 'unknown', code: 'service-unknown' } as const;

/** Why PC/SC shows nothing. `unasked`: without binding or library nobody asked, and the service's socket says enough. */
type Silence = 'no-service' | 'unasked';

function judgePcscd(system: LinuxFacts, code: Silence): ServiceFinding {
  const problem = <Code extends ServiceFinding['code']>(name: Code, commands: readonly string[]) =>
    ({ check: 'service', state: 'problem', code: name, commands }) as const;
  // It runs; that it lets nobody in is a matter of permission.
  if (system.answer === 'denied') return serviceOk;
  if (system.answer === 'answers') {
    if (code === 'unasked') return serviceOk;
    return problem('service-not-answering', restartCommands(system));
  }
  if (code === 'unasked' && system.answer === 'unknown') return serviceUnknown;
  if (!system.isPcscdInstalled) {
    return problem('service-missing', [...installCommands(system, 'service'), ...startCommands(system)]);
  }
  if (system.units.some((unit) => unit.loadState === 'masked')) {
    const unmask = 'sudo systemctl unmask pcscd.socket pcscd.service';
    return problem('service-masked', [unmask, ...startCommands(system)]);
  }
  if (system.units.some((unit) => unit.activeState === 'failed')) {
    const commands = [
      'sudo systemctl reset-failed pcscd.socket pcscd.service',
      ...restartCommands(system),
      'journalctl -u pcscd -n 20',
    ];
    return problem('service-failed', commands);
  }
  return problem('service-stopped', startCommands(system));
}

/** Windows runs the service while a reader is plugged in, and stops it a minute after the last one has gone. */
function judgeSmartCardService(system: WindowsFacts, code: Silence): ServiceFinding {
  const shell = 'administrator';
  // The service of the computer in front of the user is what counts there; see judge-readers.ts.
  if (system.isRemoteDesktop && code === 'no-service') return serviceIdle;
  if (system.start === 'disabled') {
    const commands = ['Set-Service SCardSvr -StartupType Automatic', 'Start-Service SCardSvr'];
    return { check: 'service', state: 'problem', code: 'service-disabled', commands, shell };
  }
  if (system.answer === 'answers') {
    if (code === 'unasked') return serviceOk;
    const commands = ['Restart-Service SCardSvr -Force'];
    return { check: 'service', state: 'problem', code: 'service-not-answering', commands, shell };
  }
  if (code === 'unasked' && system.answer === 'unknown') return serviceUnknown;
  return serviceIdle;
}

/** Nothing, where the question does not arise because there is no service to be refused by. */
export function judgePermission({ host, snapshot, system }: Facts): readonly PermissionFinding[] {
  const { user, session } = host;
  const code = snapshot.failure?.code;
  const isLinux = system.name === 'linux';
  if (code === undefined) return [{ check: 'permission', state: 'ok', code: 'permission-ok' }];
  if (isLinux && system.answer === 'denied') {
    const path = system.socketPath;
    const commands = restartCommands(system);
    return [{ check: 'permission', state: 'problem', code: 'socket-denied', path, user, commands }];
  }
  if (code !== 'service-denied') return [];
  if (!isLinux) return [{ check: 'permission', state: 'problem', code: 'service-refused', user }];
  const commands = allowCommands(user);
  return [{ check: 'permission', state: 'problem', code: 'polkit-refused', user, session, commands }];
}

/** Whether PC/SC shows no readers because Windows saw none and let its service rest. */
export function isIdle(finding: ServiceFinding): boolean {
  return finding.code === 'service-idle';
}
