/** Resolves like `work`, or with 'limit' when that takes longer than `milliseconds`; the work goes on unheeded. */
export async function withLimit<Value>(milliseconds: number, work: Promise<Value>): Promise<Value | 'limit'> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<'limit'>((resolve) => {
    timer = setTimeout(resolve, milliseconds, 'limit');
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
