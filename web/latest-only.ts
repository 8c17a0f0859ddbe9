/**
 * Runs a task whenever it is asked for, one run at a time; asked again meanwhile, it runs once more afterwards.
 *
 * A burst of changes thus costs two runs, and what is shown in the end is never older than the last change.
 */
export function latestOnly(task: () => Promise<void>): () => void {
  let isRunning = false;
  let isAskedAgain = false;
  const run = async (): Promise<void> => {
    isRunning = true;
    do {
      isAskedAgain = false;
      await task();
    } while (isAskedAgain);
    isRunning = false;
  };
  return () => {
    if (isRunning) isAskedAgain = true;
    else void run();
  };
}
