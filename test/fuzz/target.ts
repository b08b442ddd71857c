import type fc from 'fast-check';

/** Something that takes input from outside, and can be attacked. */
export interface Target {
  readonly name: string;
  /** How many inputs are tried with the tests. */
  readonly share: number;
  /** How long its turns take says nothing: its time passes by hand, or Kiln has a thread or worker for that. */
  readonly isTimeless?: boolean;
  /** Makes ready what is attacked. */
  start(): Promise<Attack>;
}

/** A target that is ready. Made by `attackOn`, which knows what its inputs are. */
export interface Attack {
  readonly property: (beforeEach: () => Promise<void>, afterEach: () => void) => fc.IAsyncProperty<[unknown]>;
  /** The input, as a report shows it. */
  readonly show: (input: unknown) => string;
  end(): Promise<void>;
}
