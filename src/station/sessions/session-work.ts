import type { Failure } from '../../ipc/failure.ts';
import type { CodeReceipt, SessionView } from '../../ipc/session.ts';
import type { SessionSettings } from '../../sessions/session-settings.ts';

/** What burns an open session's rows: see `SessionRun`. Row operations also work while lanes are at work. */
export interface SessionWork {
  readonly view: Pick<SessionView, 'running' | 'lanes' | 'service' | 'failure' | 'pace' | 'last'>;
  run(): Failure | undefined;
  pause(): void;
  pauseLane(reader: string, paused: boolean): void;
  /**
   * A code that a person read, for the lane of this reader: '' where nobody knows whose it is. `isChosen`: a person
   * said that it is this lane's, so that a wrong one is a try there.
   */
  giveCode(reader: string, code: string, isChosen?: boolean): CodeReceipt;
  /** A code that a camera read: taken where exactly one lane's token has to show it now, and nobody's try otherwise. */
  giveSeenCode(code: string): boolean;
  compareByEye(reader: string): void;
  confirmByEye(reader: string, same: boolean): void;
  checkLater(reader: string): void;
  putAside(row: number, note: string): Promise<Failure | undefined>;
  skip(row: number): Promise<Failure | undefined>;
  again(row: number): Promise<Failure | undefined>;
  bind(row: number, serial: string): Promise<Failure | undefined>;
  /** What was refused as of no known model is looked at again. */
  lookAgain(): void;
  undoLast(): Promise<Failure | undefined>;
  setSettings(settings: SessionSettings): Promise<Failure | undefined>;
  /** Ends the lanes, truthfully. */
  close(): Promise<void>;
}
