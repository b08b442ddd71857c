import type { Client, ClientConfig } from 'pg';
// @ts-expect-error: this file of the package has no types of its own.
import PlainClient from 'pg/lib/client.js';

/** The client alone: the package's entrance also asks for its native twin, which is not installed. */
export const newClient = (config: ClientConfig): Client => new PlainClient(config);
