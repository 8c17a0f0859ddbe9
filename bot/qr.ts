/** A code to be scanned: `path` is SVG path data of its dark modules, in a square of `size` units. */
export interface QrPath {
  readonly size: number;
  readonly path: string;
}

/** Draws a link as a code to be scanned, in characters. */
export async function qrInTerminal(link: string): Promise<string> {
  const drawn = await (await drawing()).toString(link, { type: "terminal", small: true });
  return drawn.trimEnd();
}

/** Draws a link as a code to be scanned, without the quiet zone around it. */
export async function qrPath(link: string): Promise<QrPath> {
  const { modules } = (await drawing()).create(link, { errorCorrectionLevel: "M" });
  const { size, data } = modules;
  const runs: string[] = [];
  for (let row = 0; row < size; row++) {
    for (let from = 0; from < size; from++) {
      let to = from;
      while (to < size && data[row * size + to]) to++;
      // Modules beside each other are one rectangle.
      if (to > from) runs.push(`M${from} ${row}h${to - from}v1H${from}z`);
      from = to;
    }
  }
  return { size, path: runs.join("") };
}

/** Drawing codes is all that the package is for, so it is loaded only then. */
async function drawing() {
  const { default: qrcode } = await import("qrcode");
  return qrcode;
}
