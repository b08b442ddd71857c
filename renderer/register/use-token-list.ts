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
  readonly failure?: Failure;
  /** Whether this is the answer to what is asked now. */
  readonly settled: boolean;
  /** Undefined where it has not come yet. */
  row(index: number): TokenRow | undefined;
}

interface Found {
  /** The query that this answers, as JSON. */
  readonly key: string;
  readonly total?: number;
  readonly failure?: Failure;
  readonly blocks: ReadonlyMap<number, readonly TokenRow[]>;
}

const NOTHING: Found = { key: '', blocks: new Map() };

/** The tokens that a query fits, those from `from` to before `to`; what was found before stays until the next answer. */
export function useTokenList(query: TokenQuery, from: number, to: number): TokenListInHand {
  const { call } = useStation();
  const [found, setFound] = useState(NOTHING);
  // Of all questions only the last one's answer is taken.
  const turn = useRef(0);
  const key = JSON.stringify(query);
  const settled = found.key === key;
  const wanted = settled ? missingBlock(found, from, to) : 0;

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
        if (!answer) return { ...NOTHING, key, total: 0 };
        if (!answer.ok) return { ...NOTHING, key, failure: answer.failure };
        const { total, rows } = answer.value;
        const blocks = before.key === key ? before.blocks : NOTHING.blocks;
        return { key, total, blocks: new Map(blocks).set(wanted, rows) };
      });
    };
    const rest = setTimeout(() => void ask(), found.key === '' ? 0 : settled ? SCROLL_REST_MS : REST_MS);
    return () => {
      clearTimeout(rest);
      turn.current++;
    };
  }, [call, key, wanted, settled, found.key]);

  return {
    settled,
    ...(found.total !== undefined && { total: found.total }),
    ...(found.failure && { failure: found.failure }),
    row: (index) => found.blocks.get(Math.floor(index / BLOCK))?.[index % BLOCK],
  };
}

function missingBlock({ total = 0, failure, blocks }: Found, from: number, to: number): number | undefined {
  if (failure) return undefined;
  for (let block = Math.floor(from / BLOCK); block * BLOCK < Math.min(to, total); block++) {
    if (!blocks.has(block)) return block;
  }
  return undefined;
}
