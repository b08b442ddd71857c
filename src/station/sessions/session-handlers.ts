import type { Failure } from '../../ipc/failure.ts';
import type { SessionCalls } from '../../ipc/session.ts';
import type { SessionDesk } from './session-desk.ts';

type SessionHandlers = {
  readonly [Name in keyof SessionCalls]: (
    args: SessionCalls[Name]['args'],
  ) => SessionCalls[Name]['answer'] | Promise<SessionCalls[Name]['answer']>;
};

/** Answers the calls about lists and sessions. `desk`: asked when a call comes. `refusal`: why lanes may not begin now. */
export function sessionHandlers(
  desk: () => SessionDesk,
  refusal: () => Failure | undefined = () => undefined,
): SessionHandlers {
  return {
    readList: (args) => desk().readList(args),
    draftRows: (args) => desk().draftRows(args),
    dropDraft: () => desk().dropDraft(),
    createSession: (args) => desk().createSession(args),
    openSession: (args) => desk().openSession(args),
    leaveSession: () => desk().leaveSession(),
    closeSession: () => desk().closeSession(),
    sessionRows: (args) => desk().sessionRows(args),
    setSession: (settings) => desk().withWork((work) => work.setSettings(settings)),
    runSession: () => desk().withWork((work) => refusal() ?? work.run()),
    pauseSession: () => void desk().work?.pause(),
    pauseLane: ({ reader, paused }) => void desk().work?.pauseLane(reader, paused),
    giveLaneCode: ({ reader, code, chosen }) => desk().work?.giveCode(reader, code, chosen) ?? 'unused',
    giveSeenCode: ({ code }) => desk().work?.giveSeenCode(code) ?? false,
    compareLaneByEye: ({ reader }) => void desk().work?.compareByEye(reader),
    confirmLaneByEye: ({ reader, same }) => void desk().work?.confirmByEye(reader, same),
    checkLater: ({ reader }) => void desk().work?.checkLater(reader),
    putAside: ({ row, note }) => desk().withWork((work) => work.putAside(row, note), row),
    skipRow: ({ row }) => desk().withWork((work) => work.skip(row), row),
    againRow: ({ row }) => desk().withWork((work) => work.again(row), row),
    undoLast: () => desk().withWork((work) => work.undoLast()),
    bindRow: ({ row, serial }) => desk().withWork((work) => work.bind(row, serial), row),
    exportSession: (args) => desk().exportSession(args),
    activations: () => desk().activations(),
  };
}
