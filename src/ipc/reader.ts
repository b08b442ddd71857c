export type { CardPresence, ReaderState } from '../readers/readers.ts';
