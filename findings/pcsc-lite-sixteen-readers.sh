#!/usr/bin/env bash
# pcsc-lite 1.9.9 (Debian 12) takes sixteen readers, and has no room for its own notice of new ones beside them.
#
# SCardGetStatusChange waits for changes of readers' states. To hear of readers that are plugged in, one adds an entry with
# the special name \\?PnP?\Notification to the readers that one watches, as its documentation says. With fifteen readers and
# that entry it works. With sixteen, as many as pcscd takes, the call answers SCARD_E_INVALID_PARAMETER (0x80100004) at once:
# the entry counts as a seventeenth reader. So a program that watches its readers this way works with any number of readers
# but the greatest, and then sees nothing at all.
#
# Needs: Debian 12 with its package lists (apt-get update), npm, unshare, root or user namespaces. Seen on 30 November 2026:
#   readers: 16
#   16 states:               0x0
#   15 states and the entry: 0x0
#   16 states and the entry: 0x80100004
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get download -qq pcscd=1.9.9-2 libpcsclite1=1.9.9-2 vsmartcard-vpcd=3.3+dfsg-2 2>/dev/null
for package in *.deb; do dpkg -x "$package" root; done
npm install --silent --no-save --ignore-scripts --prefix "$work" koffi@3.3.4 >/dev/null

# Eight entries of vpcd, which keeps its state by slot number: each needs a copy of the driver. Two readers an entry.
mkdir conf
for entry in 0 1 2 3 4 5 6 7; do
  cp root/usr/lib/pcsc/drivers/serial/libifdvpcd.so "$work/vpcd$entry.so"
  port=$(printf '0x%x' $((36000 + 2 * entry)))
  printf 'FRIENDLYNAME "Virtual %s"\nDEVICENAME /dev/null:%s\nLIBPATH %s\nCHANNELID %s\n\n' \
    "$entry" "$port" "$work/vpcd$entry.so" "$port" >>conf/vpcd
done

cat >probe.cjs <<'PROBE'
const koffi = require('koffi');
const library = koffi.load(process.argv[2]);
const state = koffi.struct({
  reader: 'str', user: 'void *', current: 'ulong', event: 'ulong', length: 'ulong', atr: koffi.array('uint8_t', 33),
});
const establish = library.func('SCardEstablishContext', 'long', ['ulong', 'void *', 'void *', koffi.out(koffi.pointer('long'))]);
const list = library.func('SCardListReaders', 'long', ['long', 'void *', 'void *', koffi.inout(koffi.pointer('ulong'))]);
const change = library.func('SCardGetStatusChange', 'long', ['long', 'ulong', koffi.inout(koffi.pointer(state)), 'ulong']);

const context = [0];
establish(2, null, null, context);
const names = Buffer.alloc(4096);
list(context[0], null, names, [names.length]);
const readers = names.toString('latin1').split('\0').filter(Boolean);
const entry = '\\\\?PnP?\\Notification';
const ask = (watched) => {
  const states = watched.map((reader) => ({ reader, user: null, current: 0, event: 0, length: 0, atr: new Uint8Array(33) }));
  return `0x${(Number(change(context[0], 1000, states, states.length)) >>> 0).toString(16)}`;
};
console.log(`readers: ${readers.length}`);
console.log(`16 states:               ${ask(readers)}`);
console.log(`15 states and the entry: ${ask([...readers.slice(1), entry])}`);
console.log(`16 states and the entry: ${ask([...readers, entry])}`);
PROBE

# A pcscd of its own: in namespaces, so that no service, driver or port of this machine is in the way.
cat >run.sh <<'RUN'
mount -t tmpfs none /run
mkdir /run/pcscd
[ ! -d /usr/lib/pcsc/drivers ] || mount -t tmpfs none /usr/lib/pcsc/drivers
libraries=$(dirname "$(find "$1/root" -name libpcsclite.so.1)")
LD_LIBRARY_PATH=$libraries "$1/root/usr/sbin/pcscd" --foreground --config "$1/conf" >/dev/null 2>&1 &
service=$!
for _ in $(seq 100); do [ -S /run/pcscd/pcscd.comm ] && break; sleep 0.1; done
sleep 1
node "$1/probe.cjs" "$libraries/libpcsclite.so.1"
kill "$service"
RUN
flags=(--mount --net)
[ "$(id -u)" = 0 ] || flags+=(--map-root-user)
unshare "${flags[@]}" bash run.sh "$work" | tee output

diff output - <<'EXPECTED'
readers: 16
16 states:               0x0
15 states and the entry: 0x0
16 states and the entry: 0x80100004
EXPECTED
