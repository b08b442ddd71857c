import type { Seen, SeenPage, Sight } from '../qr/decoder-protocol.ts';
import { lookOnce } from '../qr/look-once.ts';
import type { CodeFound, Search, Searched, SearchPlace } from './finding.ts';
import type { SearchNames } from './search-names.ts';

/** One thing to look through. */
export interface Shot {
  /** A screen's or a file's; '' where it has none. */
  readonly name: string;
  readonly sight: Sight;
}

export interface LookedThrough {
  readonly codes: readonly CodeFound[];
  readonly search: Search;
}

/** Two at once: each may take a few hundred megabytes. */
const AT_ONCE = 2;

/** Looks through everything, each in a worker of its own. `signal` ends it: what is not seen by then is unreadable. */
export async function lookThrough(
  place: SearchPlace,
  shots: readonly Shot[],
  names: SearchNames,
  signal: AbortSignal,
): Promise<LookedThrough> {
  const seen = await inTurns(shots, ({ sight }) => lookOnce(sight, signal));
  const codes: CodeFound[] = [];
  const searched: Searched[] = [];
  const unreadable: Search['unreadable'][number][] = [];
  let pagesLeftOut = 0;
  for (const [index, each] of seen.entries()) {
    const name = names.one(shots[index]?.name ?? '', index + 1);
    if (!each.ok) unreadable.push({ name, failure: each.failure });
    else {
      pagesLeftOut += each.pagesLeftOut;
      codes.push(...each.pages.flatMap((page) => page.codes));
      searched.push(...each.pages.map((page) => searchedPage(each, page, name, names)));
    }
  }
  return { codes, search: { place, searched, pagesLeftOut, unreadable } };
}

function searchedPage(
  { pages }: Extract<Seen, { ok: true }>,
  { number, width, height, thumbnail }: SeenPage,
  name: string,
  names: SearchNames,
): Searched {
  return {
    name: pages.filter((each) => each.thumbnail).length > 1 ? names.page(name, number) : name,
    width,
    height,
    ...(thumbnail && { thumbnail }),
  };
}

/** As `Promise.all` of all of them, but only some at once. */
async function inTurns<Thing, Answer>(
  things: readonly Thing[],
  work: (thing: Thing) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  let next = 0;
  const worker = async () => {
    while (next < things.length) {
      const mine = next++;
      answers[mine] = await work(things[mine] as Thing);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return answers;
}
