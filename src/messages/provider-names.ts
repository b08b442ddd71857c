/** How the providers of an export call themselves; the same in every language. */
const NAMES: Readonly<Record<string, string>> = {
  'entra-csv': 'Entra ID',
  'entra-graph': 'Entra ID',
  okta: 'Okta',
  duo: 'Duo',
  privacyidea: 'privacyIDEA',
  pskc: 'PSKC',
  otpauth: 'otpauth',
};

/** `provider`: as an export is on record; one that a later Kiln knows stands for itself. */
export function providerName(provider: string): string {
  return NAMES[provider] ?? provider;
}
