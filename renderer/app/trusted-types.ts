/* Loaded before anything else of the page: see require-trusted-types-for in src/serve/content-security-policy.ts. */

interface TrustedTypes {
  createPolicy(name: 'default', rules: Readonly<Record<string, (text: string) => string | null>>): unknown;
}

/**
 * What becomes part of the page from a text: Mantine's style sheets, which hold no element, and the worker that looks for
 * codes. No text becomes an element or a script. Browsers that know no trusted types have the rest of the policy.
 */
const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
trustedTypes?.createPolicy('default', {
  createHTML: (text) => (text.includes('<') ? null : text),
  createScriptURL: (address) => (new URL(address).origin === location.origin ? address : null),
});

export {};
