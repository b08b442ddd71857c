#!/usr/bin/env bash
# One otpauth URI, two readers, two seeds. Where a parameter stands twice, the npm package otpauth 9.5.2 takes the last one and
# @otplib/uri 13.5.0 the first; neither says anything. A service that puts a template's secret before its own, or a link that two
# programs appended to, therefore enrols one app and not the other, and no code of the other one is ever right.
#
# Seen (Node 20.20.2):
#   otpauth      GEZDGNBVGY3TQOJQ
#   @otplib/uri  JBSWY3DPEHPK3PXP
# Exits 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent otpauth@9.5.2 @otplib/uri@13.5.0
cat >look.mjs <<'JS'
import { parse } from '@otplib/uri';
import { URI } from 'otpauth';

const uri = 'otpauth://totp/Example:ada?secret=JBSWY3DPEHPK3PXP&secret=GEZDGNBVGY3TQOJQ';
const last = URI.parse(uri).secret.base32;
const first = parse(uri).params.secret;
console.log(`otpauth      ${last}\n@otplib/uri  ${first}`);
process.exit(last === 'GEZDGNBVGY3TQOJQ' && first === 'JBSWY3DPEHPK3PXP' ? 0 : 1);
JS
node look.mjs
