/** What drivers ask by themselves, whenever they like. */
const HOUSEKEEPING = new Set(["hello", "ismaster", "isMaster", "ping", "endSessions", "buildInfo"]);

/** MongoDB's only message since version 6 (https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/). */
const OP_MSG = 2013;

/** Where things stand in a message: its header is 16 bytes, then come flags and the kind of its first section. */
const OFFSET = { length: 0, opCode: 12, firstKey: 26 } as const;

/** Reads one direction of a connection. @returns counts the commands whose last byte is in a piece, housekeeping aside */
export function commandsIn(): (piece: Buffer) => number {
  let rest: Buffer = Buffer.alloc(0);
  return (piece) => {
    rest = Buffer.concat([rest, piece]);
    let commands = 0;
    while (rest.length >= 4 && rest.length >= rest.readInt32LE(OFFSET.length)) {
      const length = rest.readInt32LE(OFFSET.length);
      if (isCommand(rest.subarray(0, length))) commands += 1;
      rest = rest.subarray(length);
    }
    return commands;
  };
}

function isCommand(message: Buffer): boolean {
  if (message.readInt32LE(OFFSET.opCode) !== OP_MSG) return false;
  const end = message.indexOf(0, OFFSET.firstKey);
  return !HOUSEKEEPING.has(message.toString("utf8", OFFSET.firstKey, end));
}
