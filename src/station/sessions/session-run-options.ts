import type { Clock } from '../../base/clock.ts';
import type { Readers } from '../../readers/readers.ts';
import type { LastBurn } from '../../register/last-burn.ts';
import type { SessionFile } from '../../sessions/file/session-file.ts';
import type { Model } from '../../tokens/token2/models.ts';
import type { Desk, FactLog } from '../burn-record.ts';
import type { HostClockState } from '../host-clock.ts';

/** What a session's run is made of. */
export interface SessionRunOptions {
  readonly file: SessionFile;
  readonly readers: Readers;
  /** Which readers to work on; all of them unless said. */
  readonly isWanted?: (reader: string) => boolean;
  readonly models: () => readonly Model[];
  readonly clock: Clock;
  readonly desk: () => Desk;
  /** The journal. */
  readonly log: FactLog;
  /** A token's last burn that the register knows; without, nobody's token is known to be anybody's. */
  readonly lastBurn?: (serial: string) => Promise<LastBurn | undefined>;
  readonly hostClock: () => Promise<HostClockState>;
  /** From 0 to below 1. */
  readonly random: () => number;
  /** Takes a reader for a lane, so that nobody else looks at its tokens. */
  readonly claim: (reader: string) => Promise<void>;
  readonly release: (reader: string) => void;
  readonly onChange: () => void;
}
