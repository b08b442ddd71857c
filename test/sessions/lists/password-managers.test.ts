import { expect, it } from 'vitest';
import { encodeBase32 } from '../../../src/otp/base32.ts';
import { readList } from '../../../src/sessions/lists/read-list.ts';

const SEED = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const URI = `otpauth://totp/GitHub:jo?secret=${SEED}&issuer=GitHub`;

it.each([
  [
    'Apple Passwords',
    'Title,URL,Username,Password,Notes,OTPAuth',
    `GitHub (jo),https://github.com/,jo,pw-1234,,${URI}`,
  ],
  [
    '1Password',
    'Title,Url,Username,Password,OTPAuth,Favorite,Archived,Tags,Notes',
    `GitHub,https://github.com/,jo,pw-1234,${URI},false,false,,`,
  ],
  [
    'Dashlane',
    'username,username2,username3,title,password,note,url,category,otpUrl',
    `jo,,,GitHub,pw-1234,,https://github.com/,,${URI}`,
  ],
  [
    'LastPass',
    'url,username,password,totp,extra,name,grouping,fav',
    `https://github.com/,jo,pw-1234,${SEED},,GitHub,,0`,
  ],
  [
    'Proton Pass',
    'type,name,url,email,username,password,note,totp,createTime,modifyTime,vault',
    `login,GitHub,https://github.com/,,jo,pw-1234,,${URI},1764500000,1764500000,Personal`,
  ],
])('the CSV of %s is read: the seed, whose it is, and never the password', async (_, header, line) => {
  const read = await readList(Buffer.from(`${header}\n${line}\n`));
  if (!read.ok) throw new Error(read.failure.code);
  const { rows, problems, columns } = read.value;
  expect(rows.map(({ user, secret }) => [user, secret?.unwrap(encodeBase32)])).toEqual([['jo', SEED]]);
  expect(problems.filter(({ severity }) => severity === 'stop')).toEqual([]);
  expect(JSON.stringify(columns)).not.toContain('pw-1234');
});
