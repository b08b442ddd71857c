import { describe, expect, it, vi } from 'vitest';
import { readAddress } from '../../src/register/shared/read-address.ts';

describe('an address', () => {
  const judge = (text: string) => {
    const read = readAddress(text);
    return read.ok ? read.value.ssl : 'reason' in read.failure && read.failure.reason;
  };

  it('means TLS with the certificate checked, but for this machine', () => {
    expect(judge('postgresql://desk@register.example.org/kiln')).toBe(true);
    expect(judge('postgres://desk@register.example.org/kiln?sslmode=verify-full')).toBe(true);
    expect(judge('postgresql://desk@localhost/kiln')).toBe(false);
    expect(judge('postgresql:///kiln?host=/var/run/postgresql&user=desk')).toBe(false);
    expect(readAddress('postgresql://desk@db.example.org/kiln?sslmode=require')).toMatchObject({
      value: { connectionString: 'postgresql://desk@db.example.org/kiln?sslmode=verify-full' },
    });
  });

  it.each(['disable', 'no-verify'])('is refused where it asks for sslmode=%s over the network', (mode) => {
    expect(judge(`postgresql://desk@register.example.org/kiln?sslmode=${mode}`)).toBe('without-tls');
    expect(judge(`postgresql://desk@localhost/kiln?sslmode=${mode}`)).toBe(false);
  });

  it('is judged by the server that the driver will ask', () => {
    vi.stubEnv('PGHOST', 'register.example.org');
    expect(judge('postgresql:///kiln')).toBe(true);
    expect(judge('postgresql:///kiln?sslmode=disable')).toBe('without-tls');
    expect(judge('postgresql://localhost/kiln')).toBe(false);
    vi.stubEnv('PGHOST', '/var/run/postgresql');
    expect(judge('postgresql:///kiln')).toBe(false);
    vi.unstubAllEnvs();
  });

  it.each([
    'postgresql:///kiln?host=/var/run/postgresql&host=register.example.org',
    'postgresql://localhost,register.example.org/kiln',
    'postgresql:///kiln?host=localhost,register.example.org',
  ])('is refused where it names several servers: %s', (text) => {
    expect(readAddress(text)).toMatchObject({ ok: false, failure: { reason: 'form' } });
  });

  it.each(['', 'mysql://x/y', 'register', 'postgresql://:x:y/z'])(
    'is refused where it is none: %j',
    (text) => {
      expect(readAddress(text)).toMatchObject({ ok: false, failure: { reason: 'form' } });
    },
  );
});
