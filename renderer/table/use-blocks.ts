import { useThrottledValue } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import type { Failure } from '../../src/ipc/failure.ts';
import type { Answer } from '../../src/ipc/register.ts';

/** Rows asked for at once. */
const BLOCK = 100;

/** How long typing has to rest before it is looked for. */
const REST_MS = 120;

/** Rows that only fly past are not asked for. */
const SCROLL_REST_MS = 40;

/** What changes all the time is asked for this often at most. */
const CHANGE_MS = 400;

interface Part<Row> {
  readonly total: number;
  readonly rows: readonly Row[];
}

export interface BlocksInHand<Row, Answered extends Part<Row> = Part<Row>> {
  /** How many there are; undefined until that is known. */
  readonly total?: number;
  /** The last answer, with whatever else it says. */
  readonly latest?: Answered;
  readonly failure?: Failure;
  /** Whether this is the answer to what is asked now. */
  readonly settled: boolean;
  /** Undefined where it has not come yet. */
  row(index: number): Row | undefined;
}

interface Found<Row, Answered> {
  /** The question that this answers. */
  readonly key: string;
  readonly latest?: Answered;
  readonly failure?: Failure;
  /** The version that there was no answer of. */
  readonly unanswered?: string;
  /** With the version that each is of. */
  readonly blocks: ReadonlyMap<number, { readonly version: string; readonly rows: readonly Row[] }>;
}

interface Question<Answered> {
  /** What is looked for; with another one, nothing that was found holds any more. */
  readonly key: string;
  /** Changes when rows have changed: those in sight are asked for anew, and stay until they come. */
  readonly version: string;
  readonly from: number;
  readonly to: number;
  readonly ask: (from: number, count: number) => Promise<Answer<Answered> | undefined>;
}

/** Of many rows those from `from` to before `to`, a hundred at once. Late answers are dropped. */
export function useBlocks<Row, Answered extends Part<Row> = Part<Row>>(
  question: Question<Answered>,
): BlocksInHand<Row, Answered> {
  const { key, from, to, ask } = question;
  const version = useThrottledValue(question.version, CHANGE_MS);
  const [found, setFound] = useState<Found<Row, Answered>>({ key: '', blocks: new Map() });
  const asking = useRef(ask);
  asking.current = ask;
  // Of all questions only the last one's answer is taken.
  const turn = useRef(0);
  const settled = found.key === key;
  const wanted = settled ? wantedBlock(found, version, from, to) : { block: 0, missing: true };
  const block = wanted?.block;
  const rest = restBefore(found.key === '', settled, wanted?.missing ?? false);

  useEffect(() => {
    if (block === undefined) return;
    const mine = ++turn.current;
    const look = async () => {
      const answer = await asking.current(block * BLOCK, BLOCK);
      if (mine !== turn.current) return;
      setFound((before) => {
        if (!answer) return { key, unanswered: version, blocks: new Map() };
        if (!answer.ok) return { key, unanswered: version, failure: answer.failure, blocks: new Map() };
        const blocks = before.key === key ? before.blocks : new Map();
        const { value: latest } = answer;
        return { key, latest, blocks: new Map(blocks).set(block, { version, rows: latest.rows }) };
      });
    };
    const timer = setTimeout(() => void look(), rest);
    return () => {
      clearTimeout(timer);
      turn.current++;
    };
  }, [key, version, block, rest]);

  return {
    settled,
    ...(found.latest && { total: found.latest.total, latest: found.latest }),
    ...(found.failure && { failure: found.failure }),
    row: (index) => found.blocks.get(Math.floor(index / BLOCK))?.rows[index % BLOCK],
  };
}

function restBefore(first: boolean, settled: boolean, missing: boolean): number {
  if (first) return 0;
  if (!settled) return REST_MS;
  return missing ? SCROLL_REST_MS : 0;
}

/** The first block in sight that is not there, or else one that is of an older version. */
function wantedBlock<Row>(
  { latest, unanswered, blocks }: Found<Row, Part<Row>>,
  version: string,
  from: number,
  to: number,
): { readonly block: number; readonly missing: boolean } | undefined {
  const first = Math.floor(from / BLOCK);
  if (unanswered === version) return undefined;
  if (unanswered !== undefined) return { block: first, missing: false };
  const total = latest?.total ?? 0;
  const inSight = Math.max(1, Math.ceil(Math.min(to, total) / BLOCK) - first);
  const seen = Array.from({ length: inSight }, (_, place) => first + place);
  const missing = seen.find((block) => block * BLOCK < total && !blocks.has(block));
  if (missing !== undefined) return { block: missing, missing: true };
  // Also of an empty answer: rows may have come.
  const old = seen.find((block) => blocks.get(block)?.version !== version);
  return old === undefined ? undefined : { block: old, missing: false };
}
