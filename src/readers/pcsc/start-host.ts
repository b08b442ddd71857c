import type { ServiceFailure } from '../../apdu/card-source.ts';
import { fail, type Result, succeed } from '../../base/result.ts';
import type { HostProcess } from './fork-host.ts';
import type { HostReport } from './host-protocol.ts';
import { mendBinding } from './mend-binding.ts';
import { PcscCode } from './pcsc-codes.ts';
import { ReaderHost } from './reader-host.ts';

/** A busy machine may need long to start a process. */
const LOADING_MILLISECONDS = 10_000;
/** A service answers within some milliseconds; without one a binding may hang (nfc-pcsc does). */
const SERVICE_MILLISECONDS = 1500;
/** pcsc-lite takes 0.4 s over each card that does not answer to reset, and there may be 16 of them. */
const FIRST_STATES_MILLISECONDS = 10_000;

/** A host on its way up. */
export interface StartingHost {
  /** For ending it before its time. */
  readonly host: ReaderHost;
  /** Ready, with the first state of every reader reported; or why not, and then the process is killed. */
  readonly outcome: Promise<Result<ReaderHost, ServiceFailure>>;
}

/** Watches a new host process until it is of use or known to be of none. Reports go to `onReport` all along. */
export function startHost(process: HostProcess, onReport: (report: HostReport) => void): StartingHost {
  let decide: (outcome: Result<ReaderHost, ServiceFailure>) => void;
  const decided = new Promise<Result<ReaderHost, ServiceFailure>>((resolve) => {
    decide = resolve;
  });
  let ifEnded: ServiceFailure = {
    code: 'addon-missing',
    mend: mendBinding('koffi'),
    detail: 'the reader host did not start',
  };
  let limit: NodeJS.Timeout;
  const allow = (milliseconds: number) => {
    clearTimeout(limit);
    limit = setTimeout(() => decide(fail(ifEnded)), milliseconds);
  };
  allow(LOADING_MILLISECONDS);

  const host = new ReaderHost(process, (report) => {
    if (report.report === 'loaded') {
      ifEnded = { code: 'no-service' };
      allow(SERVICE_MILLISECONDS);
    } else if (report.report === 'answered') {
      allow(FIRST_STATES_MILLISECONDS);
    } else if (report.report === 'ready') {
      decide(succeed(host));
    } else {
      const failure = failureOf(report);
      if (failure !== undefined) decide(fail(failure));
    }
    onReport(report);
  });
  void host.ended.then(() => decide(fail(ifEnded)));

  const outcome = decided.then((result) => {
    clearTimeout(limit);
    if (!result.ok) host.kill();
    return result;
  });
  return { host, outcome };
}

function failureOf(report: HostReport): ServiceFailure | undefined {
  switch (report.report) {
    case 'addon-missing':
      return { code: 'addon-missing', mend: mendBinding(report.binding), detail: report.detail };
    case 'library-missing':
      return { code: 'library-missing', library: report.library, detail: report.detail };
    case 'service-lost':
      return { code: report.code === PcscCode.SECURITY_VIOLATION ? 'service-denied' : 'no-service' };
    default:
      return undefined;
  }
}
