import type { ClientConfig } from 'pg';
import { fail, type Result, succeed } from '../../base/result.ts';
import type { SharedFailure } from '../register-failure.ts';

const CONNECT_MILLISECONDS = 5000;
const STATEMENT_MILLISECONDS = 30_000;

/**
 * What `KILN_REGISTER` says, with TLS and the server's certificate checked unless the server is on this machine. A
 * password is better kept in ~/.pgpass, where the address does not have to name it.
 */
export function readAddress(address: string): Result<ClientConfig, SharedFailure> {
  if (!/^postgres(ql)?:\/\//.test(address) || !URL.canParse(address)) {
    return fail({ code: 'bad-register-address', reason: 'form' });
  }
  const url = new URL(address);
  // The driver takes the last of several, and without one what the environment says.
  const named = url.searchParams.getAll('host');
  if (named.length > 1 || /,/.test(url.hostname + named.join())) {
    return fail({ code: 'bad-register-address', reason: 'form' });
  }
  const host = named[0] || url.hostname || process.env['PGHOST'] || '';
  const here = isHere(host);
  const mode = url.searchParams.get('sslmode');
  const isOpen = mode === 'disable' || mode === 'no-verify' || url.searchParams.has('ssl');
  if (isOpen && !here) return fail({ code: 'bad-register-address', reason: 'without-tls' });
  // What others call `require` checks nothing: here it means the same as verify-full.
  if (mode && !isOpen) url.searchParams.set('sslmode', 'verify-full');
  return succeed({
    connectionString: url.href,
    // What the address says of TLS counts more than this.
    ssl: !here,
    application_name: 'kiln',
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
    query_timeout: STATEMENT_MILLISECONDS,
    keepAlive: true,
  });
}

/** This machine, over the loopback or a socket in the file system. */
function isHere(host: string): boolean {
  return host === '' || host.startsWith('/') || ['localhost', '127.0.0.1', '::1', '[::1]'].includes(host);
}
