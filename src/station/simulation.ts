/** What shells need to know of the simulator to start it. */
export { FAULT_FORMS, readFault } from '../simulator/read-fault.ts';
export { SIMULATED_SERIAL } from './open-station.ts';
