import type { Failure } from '../../src/ipc/failure.ts';

/** Failures of one kind say the same, so that one of each is enough; codes for two apps are of two kinds. */
export function kindOfFailure(failure: Failure): string {
  switch (failure.code) {
    case 'push-code':
      return `${failure.code} ${failure.app}`;
    case 'not-totp':
      return `${failure.code} ${failure.codes}`;
    case 'web-link':
      return `${failure.code} ${failure.service}`;
    case 'unknown':
      return `${failure.code} ${failure.looksLike}`;
    default:
      return failure.code;
  }
}
