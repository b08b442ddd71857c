import type { CardPresence } from '../../ipc/reader.ts';
import type { Visit } from '../../ipc/state.ts';
import type { PathIn } from '../translator.ts';

type Texts<Key extends string> = Readonly<Record<Key, string>>;

/**
 * What the terminal says while a command runs, in one language, part by part; `{{names}}` are filled in. `_one` and
 * `_other` are the forms of a text that counts something (`{{count}}`).
 */
export interface TerminalCatalogue {
  readonly ask: Texts<'seed' | 'code_one' | 'code_other'>;
  /** `yes`: what counts as one, in small letters. */
  readonly burn: Texts<
    | 'lay-down'
    | 'switch'
    | 'ended'
    | 'ended-for'
    | 'same-code'
    | 'next-code'
    | 'compare'
    | 'take'
    | 'yes'
    | 'nameless'
    | 'reassigned'
  >;
  /** How far a token's clock is off; `{{size}}`: one of the lengths of time. */
  readonly clock: Texts<'exact' | 'fast' | 'slow' | 'seconds' | 'minutes' | 'hours' | 'days'>;
  readonly info: Texts<'reader' | 'clock' | 'burning' | 'erases' | 'replaces'>;
  readonly inspect: Texts<
    | 'otpauth'
    | 'base32'
    | 'hex'
    | 'transfer-code'
    | 'issuer'
    | 'account'
    | 'algorithm'
    | 'code'
    | 'code-detail'
    | 'secret'
    | 'secret-detail'
  >;
  /** `{{x}}`, `{{y}}`: pixels from the top left. */
  readonly qr: Texts<
    | 'help'
    | 'place'
    | 'place-on-page'
    | 'part'
    | 'nobody'
    | 'transfer'
    | 'missing'
    | 'still-looking'
    | 'left-out_one'
    | 'left-out_other'
  >;
  readonly display: Texts<'help' | 'still-looking'>;
  readonly readers: Texts<CardPresence | 'none-needed'>;
  readonly code: Texts<'time-left' | 'around'>;
  readonly practice: Texts<
    | 'welcome'
    | 'seed'
    | 'hidden'
    | 'seed-holds'
    | 'understood'
    | 'token'
    | 'burn'
    | 'identified'
    | 'authenticated'
    | 'configured'
    | 'seeded'
    | 'confirmed'
    | 'check'
    | 'compared'
    | 'registration'
    | 'that-was-all'
    | 'more'
  >;
  readonly simulator: Texts<'display-off' | 'lifted' | 'asleep' | 'waiting' | 'connected'>;
  readonly doctor: Texts<'healthy' | 'mend'>;
  /** `machine`: stands for this machine's name in a command. */
  readonly serve: Texts<'open' | 'address' | 'elsewhere' | 'machine' | 'stopped' | 'fault' | Visit>;
}

/** The name of a text: `part/text`. */
export type TerminalKey = PathIn<TerminalCatalogue>;
