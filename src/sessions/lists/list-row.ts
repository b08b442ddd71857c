import type { Secret } from '../../base/secret.ts';
import type { TotpParameters } from '../../otp/enrolment.ts';

/** One line of a list: whose token, which one, and with what seed. Texts are '' where the list says nothing. */
export interface ListRow extends TotpParameters {
  /** Where it stands: the line of a text, or the number of the key in PSKC; both from 1. */
  readonly place: number;
  readonly user: string;
  /** The user's id in the provider's directory. */
  readonly userId: string;
  readonly issuer: string;
  readonly serial: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly realm: string;
  /** Undefined where none is given, or where it cannot be used. */
  readonly secret: Secret | undefined;
  /** The list has something in the secret's place: none must be made up in its stead. */
  readonly secretGiven: boolean;
}
