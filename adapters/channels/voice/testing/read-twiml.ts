/** An element of a TwiML document. */
export interface TwimlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly TwimlElement[];
  readonly text: string;
}

/** What Twilio takes (its TwiML reference): the attributes of each element that is used here, and what may stand in it. */
const ALLOWED: Readonly<Record<string, { attributes: Readonly<Record<string, RegExp>>; children: readonly string[] }>> =
  {
    Response: { attributes: {}, children: ["Say", "Gather", "Redirect", "Hangup"] },
    Say: { attributes: { language: /^[a-z]{2}-[A-Z]{2}$/, voice: /./, loop: /^\d+$/ }, children: [] },
    Gather: {
      attributes: {
        action: /^https?:\/\//,
        actionOnEmptyResult: /^(true|false)$/,
        enhanced: /^(true|false)$/,
        finishOnKey: /^[\d#*]*$/,
        hints: /./,
        input: /^(dtmf|speech|dtmf speech)$/,
        language: /^[a-z]{2}-[A-Z]{2}$/,
        method: /^(GET|POST)$/,
        numDigits: /^[1-9]\d*$/,
        profanityFilter: /^(true|false)$/,
        speechModel: /./,
        speechTimeout: /^(auto|[1-9]\d*)$/,
        timeout: /^([1-9]\d*|auto)$/,
      },
      children: ["Say"],
    },
    Redirect: { attributes: { method: /^(GET|POST)$/ }, children: [] },
    Hangup: { attributes: {}, children: [] },
  };

/**
 * Reads a TwiML document, and refuses what Twilio would refuse or ignore: markup that is not well-formed, elements and
 * attributes that it does not know, and values that it does not take.
 *
 * @throws SyntaxError naming what is wrong
 */
export function readTwiml(document: string): TwimlElement {
  const body = document.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>/, "");
  const { element, end } = readElement(body, 0);
  if (end !== body.length) throw new SyntaxError(`Something follows the document: ${body.slice(end)}`);
  if (element.name !== "Response") throw new SyntaxError(`The document is a ${element.name}.`);
  check(element);
  return element;
}

const OPENING = /<([A-Za-z]+)((?: [A-Za-z]+="[^"<]*")*)(\/?)>/y;
const ATTRIBUTE = / ([A-Za-z]+)="([^"<]*)"/g;

function readElement(text: string, at: number): { element: TwimlElement; end: number } {
  OPENING.lastIndex = at;
  const [opening = "", name = "", written = "", isEmpty] = OPENING.exec(text) ?? [];
  if (opening === "") throw new SyntaxError(`No element begins here: ${text.slice(at, at + 60)}`);
  const attributes = Object.fromEntries(
    [...written.matchAll(ATTRIBUTE)].map(([, key = "", value = ""]) => [key, decoded(value)]),
  );
  const children: TwimlElement[] = [];
  let content = "";
  let position = at + opening.length;
  if (isEmpty) return { element: { name, attributes, children, text: "" }, end: position };
  const closing = `</${name}>`;
  while (!text.startsWith(closing, position)) {
    if (position >= text.length) throw new SyntaxError(`${name} is not closed.`);
    if (text[position] === "<") {
      const child = readElement(text, position);
      children.push(child.element);
      position = child.end;
    } else {
      const next = text.indexOf("<", position);
      content += text.slice(position, next === -1 ? undefined : next);
      position = next === -1 ? text.length : next;
    }
  }
  return { element: { name, attributes, children, text: decoded(content) }, end: position + closing.length };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(/&([^;\s]*);?/g, (entity, name: string) => {
    const code = /^#(?:x([\dA-Fa-f]+)|(\d+))$/.exec(name);
    const known = code
      ? String.fromCodePoint(Number.parseInt(code[1] ?? code[2] ?? "", code[1] ? 16 : 10))
      : ENTITIES[name];
    if (known === undefined) throw new SyntaxError(`${entity} is no entity.`);
    return known;
  });
}

function check({ name, attributes, children, text }: TwimlElement): void {
  const allowed = ALLOWED[name];
  if (!allowed) throw new SyntaxError(`Twilio knows no ${name} here.`);
  for (const [key, value] of Object.entries(attributes)) {
    const pattern = allowed.attributes[key];
    if (!pattern?.test(value)) throw new SyntaxError(`Twilio takes no ${key}="${value}" in ${name}.`);
  }
  if (name === "Gather" && attributes.speechTimeout === "auto" && attributes.speechModel !== undefined) {
    throw new SyntaxError('speechTimeout="auto" together with a speechModel is refused (13335).');
  }
  if (name === "Say" && (text.trim() === "" || text.length > 4096)) {
    throw new SyntaxError("What is said has 1 to 4096 characters.");
  }
  if (/[^\P{Cc}\n\t]/u.test(text)) throw new SyntaxError("XML holds no control characters.");
  for (const child of children) {
    if (!allowed.children.includes(child.name)) throw new SyntaxError(`No ${child.name} may stand in ${name}.`);
    check(child);
  }
}
