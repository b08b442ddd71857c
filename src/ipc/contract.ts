import type { Failure } from './failure.ts';
import type { RegisterCalls } from './register.ts';
import type { Judgement } from './seed.ts';
import type { SessionCalls } from './session.ts';
import type { SettingsChange } from './settings.ts';
import type { Person, Room, State } from './state.ts';

/**
 * Everything a shell can ask of the station: name, arguments, answer. Each answer is data, failures included; a call
 * that breaks its schema, or a bug, rejects. See schemas.ts for what is checked where a call arrives.
 */
export interface Calls extends RegisterCalls, SessionCalls {
  /** The whole state now; changes follow as `state` events. */
  state: { args: undefined; answer: State };
  /** What a text is, as it is being typed. Nothing is kept. With a room, a text that names nobody is for whom it intends. */
  judgeSeed: { args: SeedText & Partial<InRoom>; answer: Judgement };
  /** Takes a text as the room's seed, in place of what was there; refused texts are not taken. */
  takeSeed: { args: SeedText & InRoom; answer: Judgement };
  /** Whom the next seed is for; two empty names: nobody. */
  intend: { args: Person & InRoom; answer: undefined };
  /** The seed itself, because a person pressed "show": Base32 in groups of four. */
  showSeed: { args: InRoom; answer: { readonly base32: string } | undefined };
  /** Hidden again, or the view is gone. Shells that protect their window's content do so between the two. */
  hideSeed: { args: InRoom; answer: undefined };
  /** Escape: forgets the seed and the last result. While a burn writes, nothing happens. */
  startOver: { args: InRoom; answer: undefined };
  /** A new burn with the same seed, after one that failed: only the result is cleared away. */
  clearResult: { args: InRoom; answer: undefined };
  /** Which reader to use where several hold something; '' for whichever does. */
  chooseReader: { args: InRoom & { readonly reader: string }; answer: undefined };
  /**
   * Burns the taken seed into the token on the room's reader; what happens is in the state. `reassign`: the serial of a
   * token that is somebody else's, once a person was asked; it is not burned otherwise.
   */
  burn: {
    args: InRoom & { readonly allowUnlisted: boolean; readonly reassign?: string };
    answer: Failure | undefined;
  };
  /** A code read off the display: by a person, or by a camera. */
  giveCode: { args: InRoom & { readonly code: string; readonly byCamera?: true }; answer: undefined };
  /** "Compare by eye": from now on the state holds the expected code, and the record says so. */
  compareByEye: { args: InRoom; answer: undefined };
  /** The operator saw the expected code on the display (true) or another one (false). */
  confirmByEye: { args: InRoom & { readonly same: boolean }; answer: undefined };
  /** Stops before the next command, or leaves the code unchecked. */
  stopBurn: { args: InRoom; answer: undefined };
  /** Changes what the change names, and nothing else. */
  saveSettings: { args: SettingsChange; answer: Failure | undefined };
  /** A hand on the practice desk. */
  practise: { args: { readonly hand: PracticeHand }; answer: undefined };
}

export type SeedText = {
  readonly text: string;
  /** The key is in hexadecimal. */
  readonly hex?: boolean;
  /** Names the account, or chooses one of a transfer code's. */
  readonly account?: string;
};

export type InRoom = { readonly room: Room };

export type PracticeHand =
  | { readonly do: 'lay' | 'lift' | 'press' | 'cut' }
  /** Lets the clock drift by so many seconds at once. */
  | { readonly do: 'drift'; readonly seconds: number }
  /** Another token, blank, switched off and beside the reader. */
  | { readonly do: 'new-token'; readonly shape: 'fob' | 'card' };

export type CallName = keyof Calls;
export type CallArgs<Name extends CallName> = Calls[Name]['args'];
export type CallAnswer<Name extends CallName> = Calls[Name]['answer'];

/** What the station tells every shell by itself. */
export interface Events {
  state: State;
  /** A secret is shown somewhere, or no longer: shells protect their window's content meanwhile. */
  secretShown: boolean;
}

/** The station as an interface sees it, over whatever lies between. */
export interface StationPort {
  call<Name extends CallName>(name: Name, args: CallArgs<Name>): Promise<CallAnswer<Name>>;
  /** Returns the function that ends the watch. */
  on<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): () => void;
}
