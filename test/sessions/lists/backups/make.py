#!/usr/bin/env python3
"""Makes the backups beside it, with Python's `cryptography`, by the apps' own descriptions of their files.

Aegis: docs/vault.md of beemdevelopment/Aegis. 2FAS: PBKDF2-HMAC-SHA256, 10,000 rounds, AES-256-GCM, `sealed:salt:nonce`.
Bitwarden: "Encrypted exports", PBKDF2 and HKDF-Expand, AES-256-CBC and HMAC-SHA256. The password of all is "open sesame".
"""
import base64, hashlib, hmac, json, os
from cryptography.hazmat.primitives import hashes, padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

PASSWORD = b"open sesame"
ACCOUNTS = [
    ("ada@example.org", "Contoso", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", "SHA1", 6, 30),
    ("grace@example.org", "Fabrikam", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZA", "SHA256", 6, 60),
]
b64 = lambda data: base64.b64encode(data).decode()


def write(name, value):
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), name), "w") as file:
        file.write(value if isinstance(value, str) else json.dumps(value, indent=1) + "\n")


def gcm(key, plain):
    nonce = os.urandom(12)
    sealed = AESGCM(key).encrypt(nonce, plain, None)
    return sealed[:-16], {"nonce": nonce.hex(), "tag": sealed[-16:].hex()}


entries = [
    {"type": "totp", "uuid": f"u{n}", "name": user, "issuer": issuer, "note": "", "favorite": False, "icon": None,
     "info": {"secret": secret, "algo": algo, "digits": digits, "period": period}}
    for n, (user, issuer, secret, algo, digits, period) in enumerate(ACCOUNTS)
] + [{"type": "steam", "uuid": "u9", "name": "gamer", "issuer": "Steam", "note": "", "favorite": False, "icon": None,
      "info": {"secret": "MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK", "algo": "SHA1", "digits": 5, "period": 30}}]
database = {"version": 3, "entries": entries, "groups": []}
write("aegis.json", {"version": 1, "header": {"slots": None, "params": None}, "db": database})

master, salt = os.urandom(32), os.urandom(32)
slot_key = hashlib.scrypt(PASSWORD, salt=salt, n=2**15, r=8, p=1, maxmem=64 * 2**20, dklen=32)
sealed_key, key_params = gcm(slot_key, master)
slot = {"type": 1, "uuid": "s1", "key": sealed_key.hex(), "key_params": key_params, "n": 2**15, "r": 8, "p": 1,
        "salt": salt.hex(), "repaired": True, "is_backup": False}
biometric = {"type": 2, "uuid": "s0", "key": "00" * 32, "key_params": key_params}
sealed, params = gcm(master, json.dumps(database).encode())
write("aegis-encrypted.json",
      {"version": 1, "header": {"slots": [biometric, slot], "params": params}, "db": b64(sealed)})

services = [
    {"name": issuer, "secret": secret, "updatedAt": 1, "order": {"position": n},
     "otp": {"account": user, "issuer": issuer, "digits": digits, "period": period, "algorithm": algo,
             "tokenType": "TOTP", "source": "Link"}}
    for n, (user, issuer, secret, algo, digits, period) in enumerate(ACCOUNTS)
]
backup = {"updatedAt": 1, "schemaVersion": 4, "appVersionCode": 5000000, "appOrigin": "android", "groups": []}
write("2fas.json", {**backup, "services": services})
salt, nonce = os.urandom(256), os.urandom(12)
key = hashlib.pbkdf2_hmac("sha256", PASSWORD, salt, 10000, 32)
text = ":".join(map(b64, [AESGCM(key).encrypt(nonce, json.dumps(services).encode(), None), salt, nonce]))
write("2fas-encrypted.json", {**backup, "services": [], "servicesEncrypted": text, "reference": text})

uri = "otpauth://totp/Fabrikam:grace%40example.org?secret=" + ACCOUNTS[1][2] + "&algorithm=SHA256&period=60"
logins = [("Contoso", ACCOUNTS[0][0], ACCOUNTS[0][2]), ("Fabrikam", ACCOUNTS[1][0], uri), ("Plain", "kim", None)]
items = [{"type": 1, "name": name, "login": {"username": user, "password": "hunter2", "totp": totp, "uris": []}}
         for name, user, totp in logins] + [{"type": 2, "name": "A note", "secureNote": {"type": 0}}]
export = {"encrypted": False, "folders": [], "items": items}
write("bitwarden.json", export)

salt = b64(os.urandom(16))
master = hashlib.pbkdf2_hmac("sha256", PASSWORD, salt.encode(), 600000, 32)
enc, mac = (HKDFExpand(hashes.SHA256(), 32, info).derive(master) for info in (b"enc", b"mac"))


def seal(plain):
    nonce, padder = os.urandom(16), padding.PKCS7(128).padder()
    encryptor = Cipher(algorithms.AES(enc), modes.CBC(nonce)).encryptor()
    sealed = encryptor.update(padder.update(plain) + padder.finalize()) + encryptor.finalize()
    return "2." + "|".join(map(b64, [nonce, sealed, hmac.digest(mac, nonce + sealed, "sha256")]))


write("bitwarden-encrypted.json",
      {"encrypted": True, "passwordProtected": True, "salt": salt, "kdfType": 0, "kdfIterations": 600000,
       "kdfMemory": None, "kdfParallelism": None, "encKeyValidation_DO_NOT_EDIT": seal(os.urandom(36)),
       "data": seal(json.dumps(export).encode())})
rows = "\n".join(f',,login,{name},,,0,,{user},hunter2,"{totp or ""}"' for name, user, totp in logins)
write("bitwarden.csv", "folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password,"
      f"login_totp\n{rows}\n")
