/** A bound on how many things go on at the same time. */
export interface Slots {
  /** Waits for a free slot; whoever asked first gets the next one. */
  take(): Promise<Slot>;
}

/** The right to be one of those that go on. */
export interface Slot {
  /** Gives it back; doing so again does nothing. */
  give(): void;
  /** Lets others have it while something is waited for, and takes one again afterwards. */
  without<T>(waiting: () => Promise<T>): Promise<T>;
}

/** So many slots. */
export function createSlots(count: number): Slots {
  const waiting: (() => void)[] = [];
  let free = count;

  return {
    async take() {
      await enter();
      let isHeld = true;
      const give = (): void => {
        if (isHeld) leave();
        isHeld = false;
      };
      return {
        give,
        async without(work) {
          give();
          const value = await work();
          await enter();
          isHeld = true;
          return value;
        },
      };
    },
  };

  async function enter(): Promise<void> {
    if (free > 0) {
      free -= 1;
      return;
    }
    const { promise, resolve } = Promise.withResolvers<void>();
    waiting.push(resolve);
    await promise;
  }

  function leave(): void {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  }
}
