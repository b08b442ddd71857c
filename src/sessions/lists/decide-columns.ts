import { type ColumnProfile, isPasswordHeader } from './column-profile.ts';
import { type CsvDialect, dialectOfNames, dialectOfValues, PRIVACYIDEA_2 } from './csv-dialects.ts';
import { type DecidedColumn, rivalsOf, straysOf } from './left-out-columns.ts';
import type { ColumnChoice, ColumnReason, ListColumn, ListColumns } from './list-columns.ts';
import {
  fieldOfHeader,
  type HeaderMeaning,
  type ListField,
  plainHeader,
  SEED_FIELDS,
  shortName,
} from './list-field.ts';
import { holdsSeeds, readingOf, readsAsSeed, SHORTEST_SEED } from './seed-column.ts';

export interface ColumnClues {
  /** The cells of the line that names the columns; undefined where there is none. */
  readonly header: readonly string[] | undefined;
  readonly profiles: readonly ColumnProfile[];
  readonly choice?: ColumnChoice;
  /** The first line says `# version: 2`. */
  readonly privacyIdea2: boolean;
  /** A person says how secrets are written. */
  readonly secretFormat?: 'base32' | 'hex';
}

interface Taken {
  field: ListField | undefined;
  why?: ColumnReason;
  unclear?: 'meaning' | 'encoding';
}

/** Says what each column means: by a person's word, else by its name and all its cells together. */
export function decideColumns(clues: ColumnClues): ListColumns {
  const decision = new Decision(clues);
  return decision.end();
}

class Decision {
  readonly #clues: ColumnClues;
  readonly #width: number;
  readonly #taken: Taken[];
  readonly #plain: readonly string[];
  readonly #meanings: readonly (HeaderMeaning | undefined)[];
  #dialect: CsvDialect | undefined;

  constructor(clues: ColumnClues) {
    this.#clues = clues;
    this.#width = Math.max(clues.header?.length ?? 0, clues.profiles.length);
    this.#taken = Array.from({ length: this.#width }, () => ({ field: undefined }));
    this.#plain = this.#each((index) => plainHeader(clues.header?.[index] ?? ''));
    const named = clues.header && dialectOfNames(this.#plain);
    this.#dialect = named?.dialect;
    this.#meanings = this.#each((index) => {
      const means = named?.means[this.#plain[index] ?? ''];
      if (means) return { field: means, rank: 0, isWhole: true };
      const meaning = fieldOfHeader(clues.header?.[index] ?? '');
      return meaning && this.#accordingToContent(meaning, index);
    });
  }

  end(): ListColumns {
    this.#takeChoice();
    this.#takePositions();
    this.#takeNames();
    this.#takeContents();
    this.#markUnclear();
    const decided = this.#each((index) => this.#decided(index));
    return {
      columns: this.#each((index) => this.#column(index)),
      rivals: rivalsOf(decided),
      strays: straysOf(decided),
      ...(this.#dialect && { dialect: this.#dialect }),
    };
  }

  /** A person's word goes before everything else. */
  #takeChoice(): void {
    for (const [index, taken] of this.#taken.entries()) {
      const field = this.#clues.choice?.[index];
      if (field !== 'guess') this.#take(taken, field, 'chosen');
    }
  }

  /** A person has said what the column means, or that it means nothing. */
  #isSaid(index: number): boolean {
    const { choice } = this.#clues;
    return choice !== undefined && choice[index] !== 'guess';
  }

  /** The order that columns without names are in. */
  #order() {
    const { header, profiles, privacyIdea2 } = this.#clues;
    if (header) return undefined;
    return privacyIdea2
      ? ({ dialect: 'privacyidea', fields: PRIVACYIDEA_2 } as const)
      : dialectOfValues(profiles);
  }

  #takePositions(): void {
    const order = this.#order();
    if (!order) return;
    this.#dialect = order.dialect;
    for (const [index, taken] of this.#taken.entries()) {
      const field = order.fields[index];
      if (this.#isGuessed(index, field)) this.#take(taken, field, 'position');
    }
  }

  /** No word about the column goes before the guess, and no other column was said to be the one for the field. */
  #isGuessed(index: number, field: ListField | undefined): boolean {
    return !this.#isSaid(index) && !this.#taken.some((each) => each.why === 'chosen' && each.field === field);
  }

  /** Of several columns for one field the one whose cells fit counts, then the best name, then the first. */
  #takeNames(): void {
    for (const [index, meaning] of this.#meanings.entries()) {
      const taken = this.#taken[index];
      if (!meaning || !taken || !this.#isGuessed(index, meaning.field)) continue;
      const rivals = this.#meanings.flatMap((other, at) =>
        other?.field === meaning.field && !this.#isSaid(at) ? [at] : [],
      );
      const best = rivals.reduce((a, b) => (this.#isBetter(b, a) ? b : a));
      if (best === index) this.#take(taken, meaning.field, 'name');
    }
  }

  #isBetter(a: number, b: number): boolean {
    const score = (index: number) => {
      const meaning = this.#meanings[index];
      return (meaning?.rank ?? 0) + (meaning && this.#lacks(meaning.field, index) ? 1000 : 0);
    };
    return score(a) < score(b);
  }

  /** Seeds, or serials of tokens that can be burned, may stand in another column of that name. */
  #lacks(field: ListField, index: number): boolean {
    const profile = this.#clues.profiles[index];
    if (field === 'serial') return profile === undefined || profile.share('serial') < 0.5;
    return SEED_FIELDS.includes(field) && !holdsSeeds(profile);
  }

  /** What a name says must not be against all that stands below it. */
  #accordingToContent(meaning: HeaderMeaning, index: number): HeaderMeaning | undefined {
    const profile = this.#clues.profiles[index];
    if (!profile || profile.filled === 0) return meaning;
    const { field } = meaning;
    if (profile.share('otpauth') >= 0.5) return { ...meaning, field: 'uri' };
    if (field === 'secret' || field === 'secretHex') {
      return this.#meansSeeds(meaning, index, profile) ? meaning : undefined;
    }
    if (field === 'uri')
      return holdsSeeds(this.#clues.profiles[index]) ? { ...meaning, field: 'secret' } : undefined;
    if (field === 'type') return profile.share('type') > 0 ? meaning : undefined;
    return meaning;
  }

  /** `2FA: yes`, `Key: C301-17`: a name that may mean other things does not mean seeds where nothing below it is one. */
  #meansSeeds({ isWhole }: HeaderMeaning, index: number, profile: ColumnProfile): boolean {
    const isSure = isWhole && !/^(?:key|cle|otp|totp|2fa|mfa|hex)$/.test(this.#plain[index] ?? '');
    return isSure || profile.longest >= SHORTEST_SEED;
  }

  /** What no name says, most of the cells may. */
  #takeContents(): void {
    const hasHeader = this.#clues.header !== undefined;
    if (!this.#has(...SEED_FIELDS)) this.#takeSeeds();
    this.#takeLooks('serial', (profile) => profile.share('serial') >= 0.5);
    this.#takeLooks('user', (profile) => profile.share('address') >= 0.5);
    this.#takeLooks('type', (profile) => profile.share('type') >= 0.5);
    this.#takeLooks('algorithm', (profile) => profile.share('algorithm') >= 0.5);
    this.#takeLooks('period', (profile) => profile.share('period') === 1);
    // Under names that say nothing these would be anything: a room, an age, a number of staff.
    if (hasHeader) return;
    this.#takeLooks('digits', (profile) => profile.share('digits') >= 0.5);
    this.#takeLooks('period', (profile) => profile.share('period', 'period-like') >= 0.5);
    if (this.#has(...SEED_FIELDS))
      this.#takeLooks('digits', (profile) => profile.share('digits', 'digits-like') >= 0.5);
    this.#takeLooks(
      'serial',
      (profile) => profile.share('serial', 'serial-like') >= 0.5 && profile.isDistinct,
    );
  }

  #takeSeeds(): void {
    const free = this.#free();
    const uris = free.filter((index) => this.#share(index, 'otpauth') >= 0.5);
    const seeds = free.filter(
      (index) => holdsSeeds(this.#clues.profiles[index]) && readsAsSeed(this.#clues.profiles[index]),
    );
    const [first, ...others] = uris.length > 0 ? uris : seeds;
    if (first === undefined) return;
    this.#take(this.#taken[first], uris.length > 0 ? 'uri' : 'secret', 'content');
    // Which of two columns of seeds counts nobody can know.
    for (const index of others.length > 0 ? [first, ...others] : []) this.#markAs(index, 'meaning');
  }

  #takeLooks(field: ListField, fits: (profile: ColumnProfile) => boolean): void {
    if (this.#has(field)) return;
    const found = this.#free().find((index) => {
      const profile = this.#clues.profiles[index];
      return profile !== undefined && fits(profile);
    });
    if (found !== undefined) this.#take(this.#taken[found], field, 'content');
  }

  /** Where no seed was found, what might be one must not be passed over: no seed is made up beside it. */
  #markUnclear(): void {
    const hasSeeds = this.#taken.some(
      ({ field }, index) =>
        field && SEED_FIELDS.includes(field) && (this.#clues.profiles[index]?.filled ?? 0) > 0,
    );
    const understood = this.#taken.some(({ field }) => field !== undefined);
    for (const index of this.#free()) {
      const profile = this.#clues.profiles[index];
      if (!profile || profile.filled === 0) continue;
      const mayBeSeed = ['seed-like', 'base32-words', 'otpauth'].some(
        (look) => this.#share(index, look as 'hex') >= 0.2,
      );
      const isPassword = this.#clues.header && isPasswordHeader(this.#clues.header[index] ?? '');
      if (!understood || (!hasSeeds && mayBeSeed && !isPassword)) this.#markAs(index, 'meaning');
    }
  }

  #decided(index: number): DecidedColumn {
    const { field, why, unclear }: Taken = this.#taken[index] ?? { field: undefined };
    return {
      ...{ profile: this.#clues.profiles[index], meaning: this.#meanings[index], field, why },
      isUnclear: unclear !== undefined,
      isSaid: this.#isSaid(index),
      isTwice: this.#isTwice(index),
      isPassword: isPasswordHeader(this.#clues.header?.[index] ?? ''),
    };
  }

  #column(index: number): ListColumn {
    const taken: Taken = this.#taken[index] ?? { field: undefined };
    const { field, why, unclear } = taken;
    const profile = this.#clues.profiles[index];
    const header = this.#clues.header?.[index] ?? '';
    const reading =
      field && profile && SEED_FIELDS.includes(field)
        ? readingOf(profile, { ...taken, header, secretFormat: this.#clues.secretFormat })
        : undefined;
    const mayShow = field !== undefined && reading === undefined;
    const doubt = unclear ?? (reading === 'unclear' ? 'encoding' : undefined);
    return {
      index,
      name: shortName(header),
      field,
      ...(why && { why }),
      ...(reading && reading !== 'unclear' && { reading }),
      sample:
        isPasswordHeader(header) && !mayShow
          ? { text: '', characters: profile?.sample(false).characters ?? 0 }
          : (profile?.sample(mayShow) ?? { text: '', characters: 0 }),
      filled: profile?.filled ?? 0,
      duplicate:
        this.#isTwice(index) &&
        !this.#plain.some((other, at) => other === this.#plain[index] && this.#isSaid(at)),
      ...(doubt && { unclear: doubt }),
    };
  }

  #isTwice(index: number): boolean {
    const plain = this.#plain[index] ?? '';
    return plain !== '' && this.#plain.indexOf(plain) !== this.#plain.lastIndexOf(plain);
  }

  #share(index: number, look: 'hex' | 'otpauth'): number {
    return this.#clues.profiles[index]?.share(look) ?? 0;
  }

  #free(): number[] {
    return this.#taken.flatMap(({ field, unclear }, index) =>
      field === undefined && !unclear && !this.#isSaid(index) && this.#meanings[index] === undefined
        ? [index]
        : [],
    );
  }

  #has(...fields: readonly ListField[]): boolean {
    return this.#taken.some(({ field }) => field !== undefined && fields.includes(field));
  }

  #take(taken: Taken | undefined, field: ListField | undefined, why: ColumnReason): void {
    if (!taken || field === undefined) return;
    taken.field = field;
    taken.why = why;
  }

  #markAs(index: number, unclear: 'meaning' | 'encoding'): void {
    const taken = this.#taken[index];
    if (taken) taken.unclear = unclear;
  }

  #each<T>(make: (index: number) => T): T[] {
    return Array.from({ length: this.#width }, (_, index) => make(index));
  }
}
