import { useEffect, useRef, useState } from 'react';
import type { Judgement } from '../../src/ipc/seed.ts';
import type { Room } from '../../src/ipc/state.ts';
import { useStation } from '../app/station.ts';
import { decodePicture } from '../qr/decode-picture.ts';
import {
  distinctFailures,
  EMPTY_ENTRY,
  type Entry,
  joinTransfers,
  type Offer,
  objection,
  seedText,
  usableOffers,
} from './entry.ts';

/** How long typing has to rest before it is judged. */
const REST_MS = 120;

export interface SeedEntry {
  readonly entry: Entry;
  /** A person typed or corrected something. */
  edit(change: Partial<Pick<Entry, 'text' | 'hex' | 'account'>>): void;
  /** Takes what stands there, if a token can carry it. */
  take(account?: string): void;
  /** A whole text came in at once (pasted, or out of a picture): taken when nothing is left to ask. */
  offerText(text: string): void;
  offerPictures(pictures: readonly Blob[]): void;
  clear(): void;
}

/** The way of a text or picture to a taken seed. The text is forgotten as soon as the station has it. */
export function useSeedEntry(room: Room): SeedEntry {
  const { call } = useStation();
  const [entry, setEntry] = useState(EMPTY_ENTRY);
  // Goes up with everything a person does, so that answers to what was there before are dropped.
  const turn = useRef(0);

  const begin = (next: Entry) => {
    turn.current += 1;
    setEntry(next);
    return turn.current;
  };
  const settle = (mine: number, change: Partial<Entry>) => {
    if (mine === turn.current) setEntry((now) => ({ ...now, ...change }));
  };
  const isCurrent = (mine: number) => mine === turn.current;

  const judge = (wanted: Entry) => call('judgeSeed', seedText(wanted));

  /** Judges, and takes unless something speaks against it or is still to be asked. */
  const judgeAndTake = async (mine: number, wanted: Entry, askAccount: boolean) => {
    const judgement = await judge(wanted);
    if (judgement === undefined || !isCurrent(mine)) return;
    const mayTake = objection(judgement) === undefined && !(askAccount && lacksAccount(judgement));
    if (!mayTake) return settle(mine, { ...wanted, judgement, judged: true });
    const answer = await call('takeSeed', { ...seedText(wanted), room });
    if (answer === undefined || !isCurrent(mine)) return;
    if (objection(answer) === undefined) begin(EMPTY_ENTRY);
    else settle(mine, { ...wanted, judgement: answer, judged: true });
  };

  useJudgementOf(entry, async () => {
    const mine = turn.current;
    const judgement = await judge(entry);
    if (judgement !== undefined) settle(mine, { judgement, judged: true });
  });

  const offerText = (text: string) => {
    const mine = begin({ ...entry, picture: { kind: 'none' } });
    void judgeAndTake(mine, { ...EMPTY_ENTRY, text }, true);
  };

  const offerPictures = async (pictures: readonly Blob[]) => {
    const mine = begin({ ...EMPTY_ENTRY, picture: { kind: 'looking' } });
    const found = await Promise.all(pictures.map(decodePicture));
    const texts = joinTransfers(found.flatMap((each) => each ?? []));
    if (texts.length === 0) {
      const kind = found.every((each) => each === undefined) ? 'unreadable' : 'empty';
      return settle(mine, { picture: { kind } });
    }
    const offers = await judgeAll(texts);
    const usable = usableOffers(offers);
    const [only] = usable;
    if (!isCurrent(mine)) return;
    if (only !== undefined && usable.length === 1) offerText(only.text);
    else if (usable.length > 1) settle(mine, { picture: { kind: 'several', offers: usable } });
    else settle(mine, { picture: { kind: 'wrong', failures: distinctFailures(offers) } });
  };

  const judgeAll = async (texts: readonly string[]): Promise<readonly Offer[]> => {
    const offers: Offer[] = [];
    for (const text of texts) {
      const judgement = await judge({ ...EMPTY_ENTRY, text });
      if (judgement !== undefined) offers.push({ text, judgement });
    }
    return offers;
  };

  return {
    entry,
    edit: (change) => begin({ ...entry, ...change, judged: false, picture: { kind: 'none' } }),
    take: (account = entry.account) => {
      if (entry.text.trim() === '') return;
      void judgeAndTake(begin(entry), { ...entry, account }, false);
    },
    offerText,
    offerPictures: (pictures) => void offerPictures(pictures),
    clear: () => begin(EMPTY_ENTRY),
  };
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

function lacksAccount(judgement: Judgement): boolean {
  return judgement.ok && judgement.description.account === '';
}
