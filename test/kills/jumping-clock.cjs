/* Loaded before a program: its clock is set an hour forward and back again, over and over, as soon as it runs. */
const { Date: TrueDate } = globalThis;
const HOUR = 3_600_000;
let ahead = 0;

globalThis.Date = class extends TrueDate {
  constructor(...when) {
    if (when.length === 0) super(TrueDate.now() + ahead);
    else super(...when);
  }

  static now() {
    return TrueDate.now() + ahead;
  }
};

const jumps = [HOUR, 0, -HOUR, 0];
let next = 0;
setInterval(() => {
  ahead = jumps[next++ % jumps.length];
}, 70).unref();
