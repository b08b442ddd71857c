#!/bin/sh
# Installs what the device tests (test/device) and the PC/SC addon need on Debian and Ubuntu: pcscd, vpcd (readers
# whose cards are programs), the headers, a compiler and unshare. Does nothing when all of it is there. The tests
# start a pcscd of their own; none has to run.
set -eu

needed='pcscd vsmartcard-vpcd libpcsclite-dev build-essential python3 util-linux'
missing=''
for package in $needed; do
  dpkg-query --show --showformat='${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed ||
    missing="$missing $package"
done

if [ -z "$missing" ]; then
  echo 'device-setup: everything is there'
  exit 0
fi

echo "device-setup: installing$missing"
run=''
[ "$(id -u)" -eq 0 ] || run='sudo'
$run apt-get update -q
# shellcheck disable=SC2086 # a list of words on purpose
DEBIAN_FRONTEND=noninteractive $run apt-get install -y -q --no-install-recommends $missing
