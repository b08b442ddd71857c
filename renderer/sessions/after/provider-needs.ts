import type { SessionExportOrder } from '../../../src/ipc/session.ts';

export type Provider = SessionExportOrder['provider'];

export const PROVIDERS: readonly Provider[] = [
  ...(['entra-csv', 'entra-graph', 'okta', 'duo', 'privacyidea', 'pskc', 'otpauth'] as const),
];

/** What a provider needs to be told, as it is being typed. */
export interface Needs {
  readonly profileId: string;
  readonly encoding: 'base32' | 'hexadecimal';
  readonly period: 30 | 60;
  readonly hash: 'SHA1' | 'SHA256';
  readonly namesUsers: boolean;
  readonly resolver: string;
  readonly realm: string;
  readonly encryption: 'password' | 'key' | 'none';
  readonly password: string;
  readonly keyHex: string;
  readonly keyName: string;
}

export const FIRST_NEEDS: Needs = {
  profileId: '',
  encoding: 'base32',
  period: 30,
  hash: 'SHA1',
  namesUsers: false,
  resolver: '',
  realm: '',
  encryption: 'password',
  password: '',
  keyHex: '',
  keyName: 'Kiln',
};

/** What is asked for, or undefined while something is missing. */
export function orderOf(provider: Provider, needs: Needs): SessionExportOrder | undefined {
  switch (provider) {
    case 'okta':
      if (needs.profileId.trim() === '') return undefined;
      return {
        provider,
        profile: {
          factorProfileId: needs.profileId.trim(),
          sharedSecretEncoding: needs.encoding,
          algorithm: needs.hash,
          periodSeconds: needs.period,
        },
      };
    case 'privacyidea': {
      const [resolver, realm] = [needs.resolver.trim(), needs.realm.trim()];
      if (!needs.namesUsers) return { provider };
      return resolver === '' || realm === '' ? undefined : { provider, users: { resolver, realm } };
    }
    case 'pskc':
      return pskcOrder(needs);
    default:
      return { provider };
  }
}

function pskcOrder({ encryption, password, keyHex, keyName }: Needs): SessionExportOrder | undefined {
  const provider = 'pskc';
  if (encryption === 'none') return { provider, encryption };
  if (encryption === 'password') {
    return password === '' ? undefined : { provider, encryption: { kind: encryption, password } };
  }
  const key = keyHex.replace(/\s/g, '');
  const isWhole = /^[0-9a-f]{32}$/i.test(key) && keyName.trim() !== '';
  return isWhole
    ? { provider, encryption: { kind: encryption, keyHex: key, keyName: keyName.trim() } }
    : undefined;
}
