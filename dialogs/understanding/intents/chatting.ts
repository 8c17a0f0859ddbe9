import { act } from "../questions.ts";
import type { Reading } from "../reading.ts";
import type { Understanding } from "../understanding.ts";

/** Greetings, thanks, and questions about what BudgetWise can do or is. */
export function readChat({ lower, text }: Reading): Understanding | null {
  const plain = lower
    .replace(/[^\p{L}\p{N}' ]+/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim();
  if (plain === "" && /\p{Extended_Pictographic}/u.test(text)) return talk("other");
  if (LOOK_AROUND.test(plain)) return act([{ tool: "look_around", args: {} }], 0.97);
  if (HELP.test(plain)) return act([{ tool: "help", args: {} }], 0.97);
  if (THANKS.test(plain)) return talk("thanks");
  if (GREETING.test(plain)) return talk("greeting");
  return OTHER.test(plain) ? talk("other") : null;
}

function talk(kind: "greeting" | "thanks" | "other"): Understanding {
  return act([{ tool: "small_talk", args: { kind } }], 0.97);
}

const LOOK_AROUND =
  /^(?:(?:can|could|may) i |let me |i want to |i'd like to |please )*(?:(?:have a )?look around|(?:show|give)(?: me)? (?:a demo|the demo|an example|some example data|example data|a tour|how it looks)|(?:a |the )?demo|example data|take (?:me on )?a tour)(?: with (?:six months of )?example data)?(?: please)?$/;

const HELP =
  /^(?:help|help me|help please|please help|start|menu|commands?|options|info|instructions|how (?:does|do) (?:this|it|you|budgetwise) work|how do i (?:use (?:this|you|it|budgetwise)|start|begin|get started|log (?:something|an expense|expenses|my expenses))|what (?:can|do) (?:you|u) do(?: for me)?|what (?:can|could|should) i (?:ask|say|do|type|write)(?: (?:to )?you)?(?: here)?|what are you (?:able to do|capable of|for)|what (?:things |all |else )?can (?:i|you) (?:ask|do|help)(?: (?:you|me))?(?: (?:with|about|for))?(?: me)?|what (?:kind of |sort of |type of )?(?:questions|things|topics|stuff) (?:can|could) (?:i|you) .{1,40}|how can you help(?: me)?|what do you (?:know|know about|help with)|tell me what you (?:can )?do|what subjects .{1,30}|can you help(?: me)?(?: out)?|i need help|i'm lost|how to use .{0,20})$/;

const THANKS =
  /^(?:(?:ok |okay |great |cool |awesome |perfect |alright |wow |many |nice )*(?:thanks?|thank (?:you|u)|thx|ty|tysm|cheers|much appreciated|i appreciate (?:it|that|you|this|the help|your help)|appreciate (?:it|that)|gracias|danke|merci|obrigad[oa]|grazie)(?: (?:so much|a lot|a bunch|a million|very much|again|for .{1,40}|you|buddy|man|pal|dude|bot|much|budgetwise|that's .{1,30}|sir|ma'am|my friend|i .{1,40}))*)$/;

const GREETING =
  /^(?:(?:hi|hello|hey|hiya|howdy|yo|sup|hallo|hola|bonjour|ciao|olá|ola|salut|moin|servus|greetings|good (?:morning|afternoon|evening|day)|morning|evening|what's up|whats up|hi there|hello there|hey there|bot|there|budgetwise|again|everyone|buddy|friend|how are (?:you|things|ya)(?: (?:doing|today|going))*|how do you do|how's it going|how is it going|how have you been|nice to meet you|long time no see|it's nice to .{1,20}) ?)+$/;

const OTHER =
  /^(?:(?:good ?bye|bye|bye bye|see (?:you|ya)(?: later| soon| around| tomorrow)?|later|good ?night|night|ciao ciao|adios|farewell|take care|talk (?:to you )?(?:later|soon)|ttyl|catch you later|have a (?:good|great|nice) (?:one|day|night|evening|weekend|time)|it was (?:nice|good|great) (?:talking|chatting|speaking).{0,30}|(?:nice|good|great) (?:talking|chatting|speaking) (?:to|with) you.{0,20}|peace|until next time|i'm (?:off|done|leaving)|gotta go) ?)+$|^(?:ok|okay|k|cool|nice|great|good|perfect|awesome|lol|haha+|hmm+|wow|alright|fine|yes|no|yep|nope|maybe|sure|never ?mind|nevermind|got it|i see|good job|well done|you're (?:great|awesome|the best)|love (?:it|you)|sorry|oops|test|testing|ping)$|^(?:who|what) are you$|^who (?:made|built|created|designed|programmed) you$|^what(?:'s| is) your name$|^are you (?:a )?(?:bot|human|robot|real|an ai|ai|a (?:real )?person|a computer)$|^tell me a joke$|^how old are you$|^where are you from$|^i (?:love|hate|like) (?:you|it|this)$/;
