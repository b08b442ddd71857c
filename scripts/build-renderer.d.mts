import type { Metafile } from 'esbuild';

export function buildRenderer(directory?: string): Promise<Metafile>;
