import type { Result } from '../../base/result.ts';
import { PcscReaders, type PcscReadersOptions } from '../../readers/pcsc/pcsc-readers.ts';
import { type OpenServiceFailure, type OpenServiceOptions, openService } from './open-service.ts';
import type { StationService } from './station-service.ts';

/** The station behind an interface, on this machine's own readers. */
export function openPcscService(
  options: Omit<OpenServiceOptions, 'readers'> & { readonly pcsc: PcscReadersOptions },
): Result<StationService, OpenServiceFailure> {
  const { pcsc, ...others } = options;
  const readers = new PcscReaders(pcsc);
  const service = openService({ ...others, readers });
  if (!service.ok) void readers.close();
  return service;
}
