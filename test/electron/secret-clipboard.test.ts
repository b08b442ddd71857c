import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SecretClipboard } from '../../electron/secret-clipboard.ts';
import { clipboard } from './stand-in/power.ts';

vi.mock('electron', async () => import('./stand-in/power.ts'));

describe('a copied secret', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('leaves the clipboard after 30 s', async () => {
    const secrets = new SecretClipboard();
    await secrets.copy('492039', true);
    await vi.advanceTimersByTimeAsync(29_999);
    expect(clipboard.text).toBe('492039');
    await vi.advanceTimersByTimeAsync(1);
    expect(clipboard.text).toBe('');
  });

  it('counts from when it was copied last', async () => {
    const secrets = new SecretClipboard();
    await secrets.copy('492039', true);
    await vi.advanceTimersByTimeAsync(20_000);
    await secrets.copy('111111', true);
    await vi.advanceTimersByTimeAsync(29_999);
    expect(clipboard.text).toBe('111111');
    await vi.advanceTimersByTimeAsync(1);
    expect(clipboard.text).toBe('');
  });

  it('is not taken for what somebody copied meanwhile, nor for what is no secret', async () => {
    const secrets = new SecretClipboard();
    await secrets.copy('492039', true);
    await clipboard.writeText('a letter');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(clipboard.text).toBe('a letter');
    await secrets.copy('492039', true);
    await secrets.copy('86596101234567', false);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(clipboard.text).toBe('86596101234567');
  });
});
