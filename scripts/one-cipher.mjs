// Of sm-crypto-v2 Kiln takes SM4, and its bundles are to have no more of it.
import { readFileSync } from 'node:fs';

const PURE = '/* @__PURE__ */ ';
const MADE_AT_LOADING =
  /(?<=[=:] )(?=(\(\(\) => )?(weierstrass|Field|BigInt|wrapConstructor|utils4\.hexToNumber)\()/g;

/**
 * Says of what the library makes when it is loaded, its curves above all, that it has no other effect: esbuild leaves
 * out what nobody uses then, 75 kB that are computed with at every start. Should another version of the library be
 * written in another way, it is all in there again, and nothing else changes.
 */
export const oneCipher = {
  name: 'one-cipher',
  setup({ onLoad }) {
    onLoad({ filter: /sm-crypto-v2[/\\]dist[/\\]index\.mjs$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8')
        .replace('Field(BigInt(sm2Curve.CURVE.n))', '(() => Field(BigInt(sm2Curve.CURVE.n)))()')
        .replace(MADE_AT_LOADING, PURE)
        .replace(
          'var { getSharedSecret } = sm2Curve;',
          `var getSharedSecret = ${PURE}(() => sm2Curve.getSharedSecret)();`,
        )
        .replace(/^(?=initRNGPool\(\);|__export\(sm2_exports,)/gm, PURE),
    }));
  },
};
