import { Button, NativeSelect, PasswordInput, Switch, TextInput } from '@mantine/core';
import { toHex } from '../../../src/base/hex.ts';
import { useWords } from '../../app/station.ts';
import classes from './after.module.css';
import type { Needs, Provider } from './provider-needs.ts';

interface ProviderFieldsProps {
  readonly provider: Provider;
  readonly needs: Needs;
  readonly onNeeds: (change: Partial<Needs>) => void;
}

/** What a provider needs to be told; nothing for most. */
export function ProviderFields(props: ProviderFieldsProps) {
  switch (props.provider) {
    case 'okta':
      return <OktaFields {...props} />;
    case 'privacyidea':
      return <PrivacyIdeaFields {...props} />;
    case 'pskc':
      return <PskcFields {...props} />;
    default:
      return null;
  }
}

function OktaFields({ needs, onNeeds }: ProviderFieldsProps) {
  const words = useWords();
  return (
    <div className={classes['needs']}>
      <TextInput
        label={words.sessions('out/profile-id')}
        value={needs.profileId}
        maxLength={200}
        autoComplete="off"
        onChange={({ currentTarget }) => onNeeds({ profileId: currentTarget.value })}
      />
      <NativeSelect
        label={words.sessions('out/profile-encoding')}
        value={needs.encoding}
        onChange={({ currentTarget }) =>
          onNeeds({ encoding: currentTarget.value === 'base32' ? 'base32' : 'hexadecimal' })
        }
        data={[
          { value: 'base32', label: words.sessions('draft/base32') },
          { value: 'hexadecimal', label: words.sessions('draft/hex') },
        ]}
      />
      <NativeSelect
        label={words.sessions('out/profile-hash')}
        value={needs.hash}
        onChange={({ currentTarget }) =>
          onNeeds({ hash: currentTarget.value === 'SHA256' ? 'SHA256' : 'SHA1' })
        }
        data={[
          { value: 'SHA1', label: 'SHA-1' },
          { value: 'SHA256', label: 'SHA-256' },
        ]}
      />
      <NativeSelect
        label={words.sessions('out/profile-period')}
        value={String(needs.period)}
        onChange={({ currentTarget }) => onNeeds({ period: currentTarget.value === '60' ? 60 : 30 })}
        data={[30, 60].map((count) => ({
          value: String(count),
          label: words.sessions('out/seconds', { count }),
        }))}
      />
    </div>
  );
}

function PrivacyIdeaFields({ needs, onNeeds }: ProviderFieldsProps) {
  const words = useWords();
  return (
    <div className={classes['needs']}>
      <Switch
        className={classes['whole'] ?? ''}
        label={words.sessions('out/users')}
        description={words.sessions('out/users-about')}
        checked={needs.namesUsers}
        onChange={({ currentTarget }) => onNeeds({ namesUsers: currentTarget.checked })}
      />
      {needs.namesUsers &&
        (['resolver', 'realm'] as const).map((name) => (
          <TextInput
            key={name}
            label={words.sessions(`out/${name}`)}
            value={needs[name]}
            maxLength={200}
            autoComplete="off"
            onChange={({ currentTarget }) => onNeeds({ [name]: currentTarget.value })}
          />
        ))}
    </div>
  );
}

function PskcFields({ needs, onNeeds }: ProviderFieldsProps) {
  const words = useWords();
  const { encryption, keyHex } = needs;
  const isWrong = keyHex !== '' && !/^[0-9a-f]{32}$/i.test(keyHex.replace(/\s/g, ''));
  return (
    <div className={classes['needs']}>
      <NativeSelect
        className={classes['whole'] ?? ''}
        label={words.sessions('out/encryption')}
        value={encryption}
        onChange={({ currentTarget }) =>
          onNeeds({
            encryption: (['key', 'none'] as const).find((each) => each === currentTarget.value) ?? 'password',
          })
        }
        data={(['password', 'key', 'none'] as const).map((value) => ({
          value,
          label: words.sessions(`out/encryption-${value}`),
        }))}
      />
      {encryption === 'password' && (
        <PasswordInput
          className={classes['whole'] ?? ''}
          label={words.sessions('out/password')}
          value={needs.password}
          autoComplete="new-password"
          onChange={({ currentTarget }) => onNeeds({ password: currentTarget.value })}
        />
      )}
      {encryption === 'key' && (
        <>
          <TextInput
            label={words.sessions('out/key-name')}
            value={needs.keyName}
            maxLength={100}
            autoComplete="off"
            onChange={({ currentTarget }) => onNeeds({ keyName: currentTarget.value })}
          />
          <TextInput
            className={classes['whole'] ?? ''}
            label={words.sessions('out/key-hex')}
            value={keyHex}
            error={isWrong}
            autoComplete="off"
            spellCheck={false}
            classNames={{ input: 'tabular' }}
            onChange={({ currentTarget }) => onNeeds({ keyHex: currentTarget.value })}
          />
          <div className={classes['whole']}>
            <Button size="xs" variant="default" onClick={() => onNeeds({ keyHex: newKey() })}>
              {words.sessions('make/make-up')}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

function newKey(): string {
  return toHex(crypto.getRandomValues(new Uint8Array(16))).toLowerCase();
}
