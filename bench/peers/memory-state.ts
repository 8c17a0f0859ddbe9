/** What Chat SDK keeps its locks, queues and memories in (chat-sdk.dev, "State adapters"). */
export interface StateAdapter {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  acquireLock(threadId: string, ttlMs: number): Promise<Lock | null>;
  extendLock(lock: Lock, ttlMs: number): Promise<boolean>;
  releaseLock(lock: Lock): Promise<void>;
  forceReleaseLock(threadId: string): Promise<void>;
  enqueue(threadId: string, entry: unknown, maxSize: number): Promise<number>;
  dequeue(threadId: string): Promise<unknown>;
  queueDepth(threadId: string): Promise<number>;
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown, ttlMs?: number): Promise<void>;
  setIfNotExists(key: string, value: unknown, ttlMs?: number): Promise<boolean>;
  delete(key: string): Promise<void>;
  appendToList(key: string, value: unknown, options?: { maxLength?: number; ttlMs?: number }): Promise<void>;
  getList(key: string): Promise<unknown[]>;
  isSubscribed(threadId: string): Promise<boolean>;
  subscribe(threadId: string): Promise<void>;
  unsubscribe(threadId: string): Promise<void>;
}

interface Lock {
  readonly threadId: string;
  readonly token: string;
  expiresAt: number;
}

interface Kept {
  readonly value: unknown;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** All of it in memory: nothing is written, nothing survives. */
export function createMemoryState(): StateAdapter {
  const locks = new Map<string, Lock>();
  const queues = new Map<string, unknown[]>();
  const lists = new Map<string, unknown[]>();
  const values = new Map<string, Kept>();
  const subscriptions = new Set<string>();
  let tokens = 0;

  const held = ({ threadId, token }: Lock): Lock | undefined => {
    const lock = locks.get(threadId);
    return lock?.token === token ? lock : undefined;
  };
  const current = (key: string): Kept | undefined => {
    const kept = values.get(key);
    return kept !== undefined && kept.expiresAt > Date.now() ? kept : undefined;
  };
  const keep = (key: string, value: unknown, ttlMs = Number.POSITIVE_INFINITY): void => {
    values.set(key, { value, expiresAt: Date.now() + ttlMs });
  };

  return {
    async connect() {},
    async disconnect() {},
    async acquireLock(threadId, ttlMs) {
      if ((locks.get(threadId)?.expiresAt ?? 0) > Date.now()) return null;
      tokens += 1;
      const lock: Lock = { threadId, token: String(tokens), expiresAt: Date.now() + ttlMs };
      locks.set(threadId, lock);
      return lock;
    },
    async extendLock(lock, ttlMs) {
      const mine = held(lock);
      if (mine !== undefined) mine.expiresAt = Date.now() + ttlMs;
      return mine !== undefined;
    },
    async releaseLock(lock) {
      if (held(lock) !== undefined) locks.delete(lock.threadId);
    },
    async forceReleaseLock(threadId) {
      locks.delete(threadId);
    },
    async enqueue(threadId, entry, maxSize) {
      const queue = queues.get(threadId) ?? [];
      queues.set(threadId, queue);
      queue.push(entry);
      if (queue.length > maxSize) queue.splice(0, queue.length - maxSize);
      return queue.length;
    },
    dequeue: async (threadId) => queues.get(threadId)?.shift() ?? null,
    queueDepth: async (threadId) => queues.get(threadId)?.length ?? 0,
    get: async (key) => current(key)?.value ?? null,
    async set(key, value, ttlMs) {
      keep(key, value, ttlMs);
    },
    async setIfNotExists(key, value, ttlMs) {
      if (current(key) !== undefined) return false;
      keep(key, value, ttlMs);
      return true;
    },
    async delete(key) {
      values.delete(key);
    },
    async appendToList(key, value, { maxLength = Number.POSITIVE_INFINITY } = {}) {
      const list = lists.get(key) ?? [];
      lists.set(key, list);
      list.push(value);
      if (list.length > maxLength) list.splice(0, list.length - maxLength);
    },
    getList: async (key) => [...(lists.get(key) ?? [])],
    isSubscribed: async (threadId) => subscriptions.has(threadId),
    async subscribe(threadId) {
      subscriptions.add(threadId);
    },
    async unsubscribe(threadId) {
      subscriptions.delete(threadId);
    },
  };
}
