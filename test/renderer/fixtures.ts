import { DEFAULT_SETTINGS } from '../../src/ipc/settings.ts';
import type {
  BurnView,
  LastBurn,
  PracticeDesk,
  ReaderView,
  State,
  TakenSeed,
  TokenView,
  Work,
} from '../../src/ipc/state.ts';

const READER = 'ACS ACR122U PICC Interface 00 00';
const OTHER_READER = 'ACS ACR1252 Dual Reader [ACR1252 Dual Reader PICC] 01 00';

export const seed: TakenSeed = {
  description: {
    kind: 'otpauth',
    issuer: 'Contoso Ltd',
    account: 'ada.lovelace@contoso.example',
    algorithm: 'SHA1',
    digits: 6,
    periodSeconds: 30,
    secretBytes: 20,
  },
  warnings: [],
};

const identity = {
  family: 'token2-single-profile',
  serial: '86596101234567',
  model: 'C301',
  listed: true,
  clockWriteErasesSeed: true,
  clockSeconds: 1_790_000_000,
} as const;

export const token: TokenView = { ...identity, clockErrorSeconds: -47 };

const lastBurn: LastBurn = {
  account: 'grace.hopper@contoso.example',
  issuer: 'Contoso Ltd',
  time: '2026-03-03T14:05:00Z',
  outcome: 'verified',
  operator: 'helpdesk',
};

const empty: ReaderView = { name: READER, card: 'absent' };
const laid: ReaderView = { name: READER, card: 'present', token };

function onReader(view: Partial<ReaderView>): Work {
  return { seed, readers: [{ name: READER, card: 'present', ...view }], reader: READER };
}

function burning(burn: Partial<BurnView> & Pick<BurnView, 'phase'>): Work {
  return {
    seed,
    readers: [laid],
    reader: READER,
    burn: { reader: READER, token: identity, stepsDone: [], warnings: [], ...burn },
  };
}

const allSteps = ['identified', 'authenticated', 'configured', 'seeded', 'confirmed'] as const;
const soon = () => Date.now() + 17_000;

/** Every situation that a room of work can be in. */
export const WORKS: Readonly<Record<string, () => Work>> = {
  empty: () => ({ readers: [empty] }),
  dropped: () => ({ readers: [empty], dropped: { why: 'time', minutes: 15, burned: false } }),
  'dropped-locked': () => ({ readers: [laid], dropped: { why: 'lock', burned: false } }),
  'no-service': () => ({ readers: [], service: { code: 'no-service' } }),
  'no-reader': () => ({ seed, readers: [] }),
  'seed-taken': () => ({ seed, readers: [empty] }),
  'seed-warned': () => ({
    seed: {
      ...seed,
      description: { ...seed.description, secretBytes: 10 },
      warnings: [{ code: 'short-secret', secretBytes: 10 }],
    },
    readers: [empty],
  }),
  'seed-refused': () => ({
    seed: {
      ...seed,
      description: { ...seed.description, digits: 8 },
      refused: { code: 'unsupported-digits', digits: 8 },
    },
    readers: [empty],
  }),
  reading: () => onReader({}),
  asleep: () => onReader({ card: 'mute', failure: { code: 'token-asleep', reader: READER } }),
  'in-use': () => onReader({ card: 'in-use', failure: { code: 'card-in-use', reader: READER } }),
  'bank-card': () => onReader({ failure: { code: 'not-a-token', what: 'bank-card' } }),
  'several-readers': () => ({
    seed,
    readers: [laid, { name: OTHER_READER, card: 'present', token: { ...token, serial: '86596017654321' } }],
  }),
  ready: () => onReader({ token }),
  'ready-wipes': () => ({ ...onReader({ token: { ...token, lastBurn } }), wipes: lastBurn }),
  'ready-unlisted': () =>
    onReader({ token: { ...token, serial: '99990001234567', model: 'unlisted', listed: false } }),
  writing: () => burning({ phase: 'writing', stepsDone: ['identified', 'authenticated'] }),
  interrupted: () =>
    burning({
      phase: 'interrupted',
      stepsDone: ['identified', 'authenticated', 'configured'],
      waitUntil: soon(),
    }),
  'interrupted-other': () =>
    burning({
      phase: 'interrupted',
      stepsDone: ['identified', 'authenticated', 'configured'],
      waitUntil: soon(),
      otherSerial: '86596017654321',
    }),
  'failed-blank': () =>
    burning({
      phase: 'done',
      stepsDone: ['identified', 'authenticated', 'configured'],
      result: {
        outcome: 'blank',
        verification: 'none',
        periodSeconds: 30,
        failure: { code: 'other-token', expected: '86596101234567', found: '86596017654321' },
      },
    }),
  'failed-dropped': () => ({ ...failedUntouched(), dropped: { why: 'sleep', burned: false } }),
  'failed-untouched': failedUntouched,
  code: () => burning({ phase: 'code', stepsDone: allSteps, check: { triesLeft: 3 } }),
  'code-wrong': () =>
    burning({
      phase: 'code',
      stepsDone: allSteps,
      check: { triesLeft: 1, verdict: { verdict: 'stale-code' } },
    }),
  'by-eye': () =>
    burning({
      phase: 'code',
      stepsDone: allSteps,
      check: { triesLeft: 3, expected: { code: '492039', validUntil: soon() } },
    }),
  verified: () =>
    burning({
      phase: 'done',
      stepsDone: [...allSteps, 'verified'],
      result: {
        outcome: 'verified',
        verification: 'code',
        periodSeconds: 30,
        clockErrorBefore: -47,
        clockErrorAfter: 0,
        codeUntil: soon(),
      },
    }),
  'verified-dropped': () => ({
    ...burning({
      phase: 'done',
      stepsDone: [...allSteps, 'verified'],
      result: { outcome: 'verified', verification: 'code', periodSeconds: 30 },
    }),
    dropped: { why: 'lock', burned: true },
  }),
  'verified-next': () =>
    burning({
      phase: 'done',
      stepsDone: [...allSteps, 'verified'],
      result: {
        outcome: 'verified',
        verification: 'by-eye',
        periodSeconds: 30,
        clockErrorAfter: 0,
        codeUntil: Date.now() - 1000,
      },
    }),
  'not-verified': () =>
    burning({
      phase: 'done',
      stepsDone: allSteps,
      result: {
        outcome: 'seeded',
        verification: 'none',
        periodSeconds: 30,
        failure: { code: 'drift', steps: 4, seconds: 120 },
      },
    }),
};

export const desk: PracticeDesk = {
  model: 'C301',
  serial: '86596101234567',
  shape: 'fob',
  onReader: false,
  display: { on: true, text: '492039' },
  clockErrorSeconds: -47,
  cutArmed: false,
};

/** A state with this going on in the room of real burns, and something in practice too. */
export function stateWith(work: Work, settings: Partial<State['settings']> = {}): State {
  return {
    burn: work,
    practice: { readers: [{ name: 'simulator', card: 'absent' }], desk },
    register: { changes: 0 },
    sessions: { known: [] },
    settings: { ...DEFAULT_SETTINGS, ...settings },
    about: { version: '0.1.0', dataDirectory: '/home/ada/.local/share/kiln', systemLanguage: 'en-GB' },
  };
}

function failedUntouched(): Work {
  return burning({
    phase: 'done',
    stepsDone: ['identified'],
    result: {
      outcome: 'untouched',
      verification: 'none',
      periodSeconds: 30,
      failure: { code: 'token-locked', command: 'authenticate' },
    },
  });
}
