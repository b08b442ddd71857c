import { useEffect, useRef, useState } from 'react';
import type { Failure } from '../../src/ipc/failure.ts';
import type { TokenQuery, TokenRow } from '../../src/ipc/register.ts';
import { useStation } from '../app/station.ts';

/** Rows asked for at once. */
const BLOCK = 100;

/** How long typing has to rest before it is looked for. */
const REST_MS = 120;

/** Rows that only fly past are not asked for. */
const SCROLL_REST_MS = 40;

export interface TokenListInHand {
  /** How many there are; undefined until that is known. */
  readonly total?: number;
  /** Entries of the journal that no answer has. */
  readonly passedOver?: number;
  readonly failure?: Failure;
  /** Whether this is the answer to what is asked now. */
  readonly settled: boolean;
  /** Undefined where it has not come yet. */
  row(index: number): TokenRow | undefined;
}

interface Found {
  /** The query that this answers, as JSON. */
  readonly key: string;
  /** How many changes the register had seen when it was asked. */
  readonly changes: number;
  readonly total?: number;
  readonly passedOver?: number;
  readonly failure?: Failure;
  readonly blocks: Blocks;
  /** Of before the last change: shown until the new ones come. */
  readonly older: Blocks;
}

type Blocks = ReadonlyMap<number, readonly TokenRow[]>;

const NOTHING: Found = { key: '', changes: 0, blocks: new Map(), older: new Map() };

/**
 * The tokens that a query fits, those from `from` to before `to`; what was found before stays until the next answer.
 * `changes`: asked again when it grows.
 */
export function useTokenList(query: TokenQuery, from: number, to: number, changes: number): TokenListInHand {
  const { call } = useStation();
  const [found, setFound] = useState(NOTHING);
  // Of all questions only the last one's answer is taken.
  const turn = useRef(0);
  const key = JSON.stringify(query);
  const settled = found.key === key;
  const current = settled && found.changes === changes;
  const wanted = current ? missingBlock(found, from, to) : settled ? Math.floor(from / BLOCK) : 0;

  useEffect(() => {
    if (wanted === undefined) return;
    const mine = ++turn.current;
    const ask = async () => {
      const answer = await call('listTokens', {
        query: JSON.parse(key) as TokenQuery,
        from: wanted * BLOCK,
        count: BLOCK,
      });
      if (mine !== turn.current) return;
      setFound((before) => {
        if (!answer) return { ...NOTHING, key, changes, total: 0 };
        if (!answer.ok) return { ...NOTHING, key, changes, failure: answer.failure };
        const { total, rows, passedOver = 0 } = answer.value;
        const { blocks, older } = before.key === key ? before : NOTHING;
        return before.changes === changes
          ? { key, changes, total, passedOver, blocks: new Map(blocks).set(wanted, rows), older }
          : {
              key,
              changes,
              total,
              passedOver,
              blocks: new Map([[wanted, rows]]),
              older: new Map([...older, ...blocks]),
            };
      });
    };
    const rest = setTimeout(() => void ask(), found.key === '' ? 0 : current ? SCROLL_REST_MS : REST_MS);
    return () => {
      clearTimeout(rest);
      turn.current++;
    };
  }, [call, key, wanted, current, changes, found.key]);

  return {
    settled,
    ...(found.total !== undefined && { total: found.total }),
    ...(found.passedOver && { passedOver: found.passedOver }),
    ...(found.failure && { failure: found.failure }),
    row: (index) => {
      const block = Math.floor(index / BLOCK);
      return (found.blocks.get(block) ?? found.older.get(block))?.[index % BLOCK];
    },
  };
}

function missingBlock({ total = 0, failure, blocks }: Found, from: number, to: number): number | undefined {
  if (failure) return undefined;
  for (let block = Math.floor(from / BLOCK); block * BLOCK < Math.min(to, total); block++) {
    if (!blocks.has(block)) return block;
  }
  return undefined;
}
