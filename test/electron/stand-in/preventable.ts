/** An event as Electron hands it to listeners that may prevent what follows. */
export class Preventable {
  defaultPrevented = false;

  preventDefault(): void {
    this.defaultPrevented = true;
  }
}
