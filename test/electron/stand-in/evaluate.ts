interface Question {
  readonly id: number;
  readonly text: string;
  readonly argument: unknown;
}

/** Lets a test run functions in this process, as Playwright's ElectronApplication.evaluate does. */
export function answerTests(electron: object): void {
  process.on('message', ({ id, text, argument }: Question) => {
    const answer = async () => {
      const asked = new Function(`return (${text});`)() as (first: object, second: unknown) => unknown;
      return asked(electron, argument);
    };
    answer().then(
      (value) => process.send?.({ id, value }),
      (error: unknown) => process.send?.({ id, error: String(error) }),
    );
  });
}
