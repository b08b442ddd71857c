import { useEffect, useRef, useState } from 'react';
import type { Room } from '../../src/ipc/state.ts';
import { isTransfer } from '../../src/pictures/join-codes.ts';
import { useStation } from '../app/station.ts';
import type { Shots } from '../scan/capture-screens.ts';
import { discardShots } from '../scan/discard-shots.ts';
import type { Choice, CodeFound, Search, Searched, SearchPlace } from '../scan/finding.ts';
import { judgeCodes, objection } from '../scan/judge-codes.ts';
import { lookThrough } from '../scan/look-through.ts';
import { useScanSource } from '../scan/scan-source.tsx';
import { searchNames } from '../scan/search-names.ts';
import { EMPTY_ENTRY, type Entry, lacksAccount, seedText } from './entry.ts';

/** How long typing has to rest before it is judged. */
const REST_MS = 120;

export interface SeedEntry {
  readonly entry: Entry;
  /** A person typed or corrected something. */
  edit(change: Partial<Pick<Entry, 'text' | 'hex' | 'account'>>): void;
  /** Takes what stands there, if a token can carry it. */
  take(account?: string): void;
  /** A whole text came in at once: taken when nothing is left to ask. */
  offerText(text: string): void;
  offerPictures(pictures: readonly Blob[]): void;
  /** Looks for codes on the screens; `shots` where they were photographed already. */
  scanScreens(shots?: Shots): void;
  /** Codes that were found by other means (a camera): taken, chosen from or explained as those of a screen. */
  offerCodes(codes: readonly CodeFound[]): void;
  choose(choice: Choice): void;
  /** Ends the search that runs; what was seen of a transfer code is kept. */
  stopLooking(): void;
  clear(): void;
}

/** The way of a text, a picture or a screen to a taken seed. The text is forgotten as soon as the station has it. */
export function useSeedEntry(room: Room): SeedEntry {
  const { call, words, state } = useStation();
  const source = useScanSource();
  const [entry, setEntry] = useState(EMPTY_ENTRY);
  // Goes up with everything a person does, so that answers to what was there before are dropped.
  const turn = useRef(0);
  /** Pictures of a code that wait for the others. */
  const waiting = useRef<readonly CodeFound[]>([]);

  /** Ends the search that runs: its threads, too. */
  const search = useRef<AbortController>(undefined);

  const begin = (next: Entry) => {
    turn.current += 1;
    search.current?.abort();
    search.current = undefined;
    setEntry(next);
    return turn.current;
  };
  const settle = (mine: number, change: Partial<Entry>) => {
    if (mine === turn.current) setEntry((now) => ({ ...now, ...change }));
  };
  const forget = () => {
    waiting.current = [];
    begin(EMPTY_ENTRY);
  };
  // Whom the next seed here is for names what names nobody.
  const here = state[room].intended && { room };
  const judge = (wanted: Entry) => call('judgeSeed', { ...seedText(wanted), ...here });

  /** Judges, and takes unless something speaks against it or is still to be asked. */
  const judgeAndTake = async (mine: number, wanted: Entry, askAccount: boolean) => {
    const judgement = await judge(wanted);
    if (judgement === undefined || mine !== turn.current) return;
    const mayTake = objection(judgement) === undefined && !(askAccount && lacksAccount(judgement));
    if (!mayTake) return settle(mine, { ...wanted, judgement, judged: true });
    const answer = await call('takeSeed', { ...seedText(wanted), room });
    if (answer === undefined || mine !== turn.current) return;
    if (objection(answer) === undefined) forget();
    else settle(mine, { ...wanted, judgement: answer, judged: true });
  };
  const takeChoice = (mine: number, { text, account = '' }: Choice) =>
    judgeAndTake(mine, { ...EMPTY_ENTRY, text, account }, true);

  useJudgementOf(entry, async () => {
    const mine = turn.current;
    const judgement = await judge(entry);
    if (judgement !== undefined) settle(mine, { judgement, judged: true });
  });

  const offerFound = async (mine: number, codes: readonly CodeFound[], search?: Search) => {
    const judgeText = (text: string) => judge({ ...EMPTY_ENTRY, text });
    const {
      choices,
      wrong,
      parts,
      waiting: unfinished,
    } = await judgeCodes(judgeText, codes, waiting.current);
    if (mine !== turn.current) return;
    const [only] = choices;
    if (only && choices.length === 1 && !parts) return takeChoice(mine, only);
    if (parts) waiting.current = unfinished;
    const searched = search && { search };
    if (parts || only) {
      settle(mine, {
        ...EMPTY_ENTRY,
        finding: { kind: 'choose', choices, ...(parts && { parts }), ...searched },
      });
    } else if (wrong.length > 0) {
      settle(mine, { ...EMPTY_ENTRY, finding: { kind: 'wrong', codes: wrong, ...searched } });
    } else settle(mine, { ...EMPTY_ENTRY, finding: search ? { kind: 'nothing', search } : { kind: 'none' } });
  };

  const look = async (place: SearchPlace, shots: () => Promise<Shots> | Shots) => {
    const before = place === 'screens' && !source.isWhole ? searchedBefore(entry) : [];
    const mine = begin({ ...EMPTY_ENTRY, finding: { kind: 'looking', place } });
    const got = await shots();
    if (mine !== turn.current) return discardShots(got);
    if (!got.ok) return settle(mine, { finding: { kind: 'failed', failure: got.failure } });
    const names = searchNames(words, place, { isWhole: source.isWhole, before: before.length });
    const ending = new AbortController();
    search.current = ending;
    const looked = await lookThrough(place, got.shots, names, ending.signal);
    if (mine !== turn.current) return;
    await offerFound(mine, looked.codes, {
      ...looked.search,
      searched: [...before, ...looked.search.searched],
    });
  };

  return {
    entry,
    edit: (change) => {
      begin({ ...entry, ...change, judged: false, finding: { kind: 'none' } });
    },
    take: (account = entry.account) => {
      if (entry.text.trim() === '') return;
      void judgeAndTake(begin(entry), { ...entry, account }, false);
    },
    offerText: (text) => {
      if (isTransfer(text)) return void offerFound(begin(EMPTY_ENTRY), [{ text }]);
      const mine = begin({ ...entry, finding: { kind: 'none' } });
      void judgeAndTake(mine, { ...EMPTY_ENTRY, text }, true);
    },
    offerPictures: (pictures) => void look('pictures', () => shotsOfPictures(pictures)),
    scanScreens: (shots) => void look('screens', () => shots ?? source.capture()),
    offerCodes: (codes) => void offerFound(begin(EMPTY_ENTRY), codes),
    choose: (choice) => void takeChoice(begin(entry), choice),
    stopLooking: () => void begin(EMPTY_ENTRY),
    clear: forget,
  };
}

/** The screens that were shared one by one before this, where nothing was found. */
function searchedBefore({ finding }: Entry): readonly Searched[] {
  return finding.kind === 'nothing' && finding.search.place === 'screens' ? finding.search.searched : [];
}

function shotsOfPictures(pictures: readonly Blob[]): Shots {
  return {
    ok: true,
    shots: pictures.map((blob) => ({ name: nameOf(blob), sight: { kind: 'picture', blob } })),
  };
}

/** Pictures out of the clipboard are all called "image.png": that is no name. */
function nameOf(picture: Blob): string {
  return picture instanceof File && picture.name !== 'image.png' ? picture.name : '';
}

/** Judges the entry once typing rests. */
function useJudgementOf(entry: Entry, judge: () => Promise<void>): void {
  const latest = useRef(judge);
  latest.current = judge;
  const { text, hex, account, judged } = entry;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of what is typed starts the rest anew
  useEffect(() => {
    if (judged) return;
    const timer = setTimeout(() => void latest.current(), REST_MS);
    return () => clearTimeout(timer);
  }, [text, hex, account, judged]);
}
