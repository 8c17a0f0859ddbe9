import { matchesOf } from "./matches.ts";
import { rulesFor } from "./needed-words.ts";

/** A stretch of text, in UTF-16 units; `end` is not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Numbers that stand for something else than money. */
export interface Mask extends Span {
  readonly kind: MaskKind;
}

export type MaskKind =
  | "address"
  | "count"
  | "duration"
  | "identifier"
  | "included"
  | "measure"
  | "model"
  | "name"
  | "percent"
  | "phone"
  | "range"
  | "rate"
  | "size"
  | "time"
  | "year";

/**
 * Finds numbers that are no amounts: times, phone, order and card numbers, models, sizes, counts, percentages.
 *
 * A mask only ever keeps a number from being taken for an amount, so one too many costs a question, one too few a wrong entry.
 */
export function findMasks(text: string): Mask[] {
  const masks: Mask[] = [];
  for (const [kind, pattern] of patternsIn(text.toLowerCase())) {
    for (const match of matchesOf(text, pattern)) {
      masks.push({ kind, start: match.index, end: match.index + match[0].length });
    }
  }
  return masks;
}

/** True when two stretches share a character. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The text with these stretches overwritten, each character by `filler`, so that positions stay. */
export function blank(text: string, spans: readonly Span[], filler: string): string {
  let open = text;
  for (const { start, end } of spans) open = `${open.slice(0, start)}${filler.repeat(end - start)}${open.slice(end)}`;
  return open;
}

/** What follows a number, in digits or words, that counts or measures something. Anchored at the number's end. */
export const MEASURE_AFTER =
  /^(?:(?:kg|kgs|g|mg|lbs?|oz|ml|cl|dl|l|km|cm|mm|mi|ft|gb|tb|mb|kb|kw|kwh|mah|mp|hz|ghz|fps|w|v|m|m2|sqm|iu|mcg|psi|mph|rpm|dpi|mbps|kcal)\b(?!\.\w|[À-ɏ])|["″]| (?:kg|kgs|g|m|l|mg|lbs?|oz|ml|cl|km|cm|mm|gb|tb|mb|kwh|hz|fps|iu|mcg|psi|mph|rpm|dpi|mbps|kcal|yards?|watts?|volts?|lumens|ore|ora|horas?|heures?|stunden?|minuten|minutos?|minuti|tage|jours?|días?|dias?|giorni|jahre|ans|años|anni|anos|fois|veces|volte|vezes|ghant[ea]|din|dino|saal|mahin[ae]|baje|log|personnes?|personas?|persone|pessoas?|personen|leute|kilos?|grams?|lit(?:er|re)s?|gallons?|miles?|met(?:er|re)s?|inch(?:es)?|feet|pounds? of|(?:fluid )?ounces?|tix|lines|counts?)\b(?![À-ɏ]))|^[ -]?(?:ct\b|min|mins|minutes?|hrs?|hours?|days?|weeks?|weekends?|months?|years?|yrs?|nights?|seconds?|secs?|times)\b|^[ -](?:people|persons?|guests?|adults?|pax|of us|friends|pieces?|pcs|packs?|pk|pairs?|boxes|bottles?|glasses|mugs|pints|plates|bowls|cans?|cups?|bags?|slices?|rolls?|rounds?|dozen|items?|units?|(?:sit|push|pull|chin)[- ]?ups?|squats|burpees|lunges|laps|reps|followers|subscribers|emails|unread|problems|steps|calories|points?|stars?|year[- ]olds?|yo|degrees|celsius|fahrenheit|percent|pct|%|kids|children|seats?|liter|bedroom|bed|piece|pack|way|star|course)\b/i;

const BEFORE_ID =
  "order|invoice|inv|ref|reference|pin|code|otp|passcode|room|gate|platform|terminal|seat|row|page|pages|chapter|episode|season|level|floor|exit|version|zip|zipcode|postcode|tracking|confirmation|serial|grade|channel|ext|extension|volume|vol|route|highway|interstate|number|nr|apt|building|flight no|ticket no|account|acct|a\\/c|id|lane|locker|apartment|extension|iban|ssn|vin|license plate|model number|gleis|binario|andén|quai|voie|plataforma|portão|hausnummer|seite|página|pagina|kapitel|capítulo|capitolo|chapitre|zimmer|chambre|habitación|stanza|quarto";

const PATTERNS: readonly (readonly [MaskKind, RegExp])[] = [
  ["identifier", /\bhttps?:\/\/\S{1,300}|\b[\w.+-]{1,60}@[\w-]{1,60}\.\w{2,10}/gi],
  ["identifier", /#\w*\d\w*(?:[.,]\d+)*/g],
  // A digit beside a numeral that is none of ours, "1〇" or "2²": what is left of it would be another amount.
  [
    "identifier",
    /[\d.,]{0,20}\d[.,]?[\p{No}\p{Nl}〇一二三四五六七八九十百千万億⁻]+|[\p{No}\p{Nl}〇一二三四五六七八九十百千万億]\d[\d.,]{0,20}/gu,
  ],
  [
    "identifier",
    new RegExp(
      `\\b(?:${BEFORE_ID})(?:\\.| no\\.?| number| nr\\.?| code| id)?(?: is| was)?(?: ?[:#] ?| )[A-Z]{0,3}-?\\d[\\d-]*[a-z]?\\b(?![.,]\\d| in the (?:red|minus|black))`,
      "gi",
    ),
  ],
  [
    "identifier",
    /\b(?:card|visa|mastercard|amex|debit|credit|konto|karte)(?: card)?(?: no\.?| number| nr\.?)?(?: ending(?: in| with)?)? ?[:#]? ?(?:[x*•.]{1,16} ?)?\d{4}\b(?![.,]\d)/gi,
  ],
  ["identifier", /\b(?:ending|ends)(?: in| with)? ?\d{3,4}\b/gi],
  ["identifier", /(?<![\w.])[x*•]{1,12}-?\d{3,}/gi],
  ["identifier", /(?<![\d.,'])0\d+\b(?![.,]\d)/g],
  ["identifier", /\b\d+(?:\.\d+){3,}\b/g],
  ["identifier", /\b\p{Lu}{1,3}-?\d{2,}\p{L}*\b(?<!\b(?:EUR|USD|GBP|CHF|CAD|AUD|INR|JPY|RS|KR)\d+)/gu],
  ["identifier", /\bflight \p{Lu}{2} ?\d{1,4}\b/gu],
  [
    "model",
    /\b(?:hdmi|usb(?:-?c)?|bluetooth|wi-?fi|displayport|pcie|ddr|thunderbolt|gen) \d(?:\.\d)?(?= [\p{L}$€£])/giu,
  ],
  ["name", /\b(?:at|from) (?:7[-/ ]?11)\b(?![.,]\d)/gi],
  ["model", /\b\d\.\d (?:tdi|tsi|tfsi|hdi|dci|cdi|gti|turbo|lit(?:er|re)|v\d)\b/gi],
  [
    "model",
    /\b(?:peugeot|clio|mazda|bmw|audi|fiat|volvo|boeing|airbus|model|mark|mk|serie|windows|android|ios) \d{1,3}\b(?![.,]\d)(?! ?[$€£])/gi,
  ],
  ["measure", /\b(?:squat|bench(?: press)?|deadlift)(?: pr| max)? \d{2,3}\b/gi],
  ["measure", /\bgot (?:an? )?\d{1,3} on (?=(?:my|the|a|an|his|her)? ?(?!\p{L}+day\b|sale\b)\p{L})/giu],
  [
    "measure",
    /\b(?:9|10|14|18|22|24) ?k(?= (?!(?:for|on|an?|per|to|in|at|from|of|yearly|monthly|salary|income|left|and|down|each)\b)\p{L})/giu,
  ],
  ["model", /\b(?:lego|playmobil)(?: set)? \d{4,6}\b/gi],
  ["identifier", /\b(?:version|release|build|firmware) \d+(?:\.\d+)*\b/gi],
  [
    "measure",
    /\b(?:pressure|heart rate|pulse|weight|height|steps|laps?|question|term|yr|lesson|session|score|temperature|humidity|battery|speed|iq|age|bpm|waist|chest|hips|bust|inseam|bmi|cholesterol|blood sugar|glucose|rpm|mpg|class of|distance|reps?|rank|place|rating|population|depth|width|length|odometer|mileage|altitude|progress|brightness|song|track|player|agent|bus|gear|problem|step|rule|article|section|verse|psalm|act|scene|stage|round|game)(?: is| was| at| of| no\.?|:)? ?\d+\b(?![.,]\d)(?= (?:at|to|from|on)\b|$)(?<!\b(?:bus|game|track|round|place|song) \d+)(?<!\p{L} (?:lesson|session|score) \d{2,})/giu,
  ],
  [
    "measure",
    /(?<=^|[,.;(] ?|\b(?:on|until|till|by|in|since) )(?:day|week) ?\d+\b(?![.,]\d)(?= (?:at|to|from|on)\b|$)/gi,
  ],
  ["identifier", /\b(?:bus|train|tram|line|flight) \d{1,4}(?= (?:at|to|from|towards)\b)/gi],
  // "swim lessons term 2, 164": a part of something, where another number is its price.
  ["identifier", /\b(?:term|yr|year|band|zone|stage|module|semester|phase) \d{1,2}\b(?![.,]\d)(?=.*\d|(?<=\d.*))/gi],
  // "honey jars 48ct 52.16": how many are in it.
  ["count", /\b\d{1,3} ?ct\b(?= .*\d)/gi],
  ["count", /(?<![\p{L}\d.,$€£])\d{1,3} ?[x×](?= \d(?:st|nd|rd|th)\b)/giu],
  ["measure", /\bturn(?:s|ed|ing) \d{1,3}\b(?![.,]\d)/gi],
  ["phone", /\+\d[\d ().-]{7,20}\d/g],
  ["phone", /(?<![\d.,$€£])\(?\d{3}\)?[-. ]\d{3,4}[-. ]\d{4}(?![\d.,])/g],
  ["phone", /(?<![\d.,])\d{3}-\d{4}(?![\d.,])/g],
  [
    "phone",
    /\b(?:call|phone|tel|telephone|mobile|cell|text|dial|fax|whatsapp)(?: me| us| him| her)?(?: at| on)?(?: ?[:.] ?| )\d{5,}\b/gi,
  ],
  ["phone", /(?<![\d.,])\d{9,}(?![\d.,])/g],
  ["time", /\b\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.?m\b\.?| uhr\b)?/gi],
  ["time", /\b\d{1,2}(?:[.:]\d{2})? ?(?:[ap]\.?m\b\.?|o'clock|uhr\b)/gi],
  ["time", /\b(?:half past|quarter past|quarter to|half) \d{1,2}\b(?![.,]\d)/gi],
  ["time", /\b24\/7\b/g],
  [
    "time",
    /\b(?:lands?|landing|departs?|departing|arrives?|arriving|boards|boarding|kick-?off|takes off)(?: (?:is|at))? \d{1,2}[.:]\d{2}\b/gi,
  ],
  [
    "count",
    /\b(?:first|second|third|fourth|fifth|\d(?:st|nd|rd|th)) of (?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve)\b/gi,
  ],
  // The hour in other languages: "a las 9", "um 20", "alle 8", "às 7".
  [
    "time",
    /(?<!\p{L})(?:a las?|sobre las|hasta las|às|pelas|alle|verso le|dalle|um|gegen) \d{1,2}(?:[:.h]\d{2}| (?:e|y|et|und) \d{1,2})?(?! ?(?:[$€£¥₹]|eur|usd|chf|dollar|pesos|reais|rs\b|[.,]?\d))(?!\p{L})/giu,
  ],
  ["time", /(?<!\p{L})(?:à|vers|dès) \d{1,2} ?h(?:\d{2}|eures?)?(?!\p{L})/giu],
  ["time", /\b\d{1,2}(?:[:.]\d{2})? baje\b/gi],
  ["percent", /\d+(?:[.,]\d+)? ?(?:%|percent\b|pct\b|per cent\b)/gi],
  ["range", /(?<![\d.,])\d+(?:[.,]\d+)? ?- ?\d+(?:[.,]\d+)?(?!\d)/g],
  ["range", /\b[13]\/[234]\b/g],
  ["range", /\bbetween \$?\d+(?:[.,]\d+)? and \$?\d+(?:[.,]\d+)?/gi],
  [
    "rate",
    /[$€£]?\d+(?:[.,]\d+)? ?(?:[$€£]|dollars|euros|bucks|cents)? ?(?:an? |per |\/ ?)(?:gallon|gal|lit(?:er|re)|kilo|kg|pound|lb|hour|hr|night|person|head|mile|km|minute|piece|item|unit|share|ounce|oz|dozen|slice|kwh)\b/gi,
  ],
  ["rate", /\d+(?:[.,]\d+)? ?(?:rs\.?|₹|rupaye|rupay|rupees) (?:kilo|kg|lit(?:re|er)|darjan|dozen)\b/gi],
  ["year", /\b(?:in|of|from|since|until|by|year|class of|vintage) (?:19[5-9]\d|20[0-4]\d)\b(?![.,]\d)/gi],
  ["year", /\b(?:19[89]\d|20[0-4]\d)(?= (?:with|model|edition|version|vintage|season|tour|remake|album)\b)/gi],
  ["year", /'\d{2}\b(?![.,]\d)/g],
  ["count", /\b(?:table|party|reservation|booking|reserved|cover|room|group|family) (?:for|of) \d{1,2}\b(?![.,]?\d)/gi],
  ["count", /\bfor \d{1,2}(?= (?:at |for |: ?|[$€£] ?)?\d)(?![.,]\d)/gi],
  ["count", /(?<![\p{L}\d.,])x ?\d{1,3}\b(?![.,]\d)/giu],
  ["count", /(?<![\p{L}\d.,$€£])\d{1,3} ?[x×](?= ?\p{L}|$|,)/giu],
  ["count", /\b(?:two|three|four|[2-4]) for (?:one|two|three|[1-3])\b(?! ?[$€£.\d])/gi],
  ["address", /\b\d{1,5}[a-z]? (?:\p{L}+ ){0,2}(?:street|st\.|avenue|ave|road|rd|lane|boulevard|blvd|drive)\b/giu],
  ["address", /\b\p{L}*(?:stra(?:ß|ss)e|str\.) ?\d{1,4}[a-z]?\b(?![.,]\d)/giu],
  [
    "address",
    /(?<![\d.,])\d{1,5}(?: bis)?,? (?:rue|avenue|av\.|bd|boulevard|chemin|allée|impasse|quai|place de|place du) \p{L}/giu,
  ],
  ["address", /\b(?:calle|via|viale|piazza|rua|avenida|praça|plaza|corso) (?:\p{L}+ ){1,4}\d{1,5}\b(?![.,]\d)/giu],
  [
    "count",
    /(?<!\p{L})(?:durch \d{1,2}(?= (?:geteilt|teilen))|(?:between|among|entre|par) \d{1,2}(?=$|[,.;]| (?:of us|people|persona?s|personnes|pessoas))|split(?: it)? \d{1,2}(?= ways)|\d{1,2}(?= ways(?!\p{L})))/giu,
  ],
  // The score of a game.
  ["count", /(?<![\d.,])\d{1,2} ?[x×] ?\d{1,2}(?= \p{L}|$)(?! (?:[$€£]|cm|mm|inch|ft|pizza|pack|batter))/giu],
  [
    "included",
    /\b(?:incl(?:uding|\.)?|includes|of which|whereof) (?:a |the )?[$€£]?\d+(?:[.,]\d+)?(?:[$€£])? ?(?:for |of |in )?(?:the )?(?:tip|service|tax|vat|delivery|shipping|fees?|gratuity)?\b/gi,
  ],
  [
    "size",
    /\b\d+k (?:tv|monitor|display|screen|video|projector|run|race|hdmi|resolution|steps|followers|marathon)\b/gi,
  ],
  ["size", /\b\d+ ?(?:°|degrees)/gi],
  ["size", /\bsizes? \d{1,3}(?:[.,]5)?\b/gi],
  [
    "name",
    /\b(?:7[ -]?eleven|seven[ -]eleven|5 guys|five guys|five below|24 hour fitness|99 ranch|99 cents? store|99 cents only|1[ -]?800[ -]flowers|3 mobile|101 dalmatians|100 montaditos|12 angry men|50 shades|four seasons|4 seasons|food 4 less|three mobile|six flags|six pack|6 pack|six nations|catch 22|area 51|blink 182|maroon 5|studio 54|motel (?:one|6)|super 8|forever 21|phillips 66|route 66|1password|covid[ -]?19|wd[ -]?40|rema 1000|1&1|premier inn|pier 1|formula (?:1|one)|twenty[ -]four seven|my (?:two|2) cents|two cents|one[ -]on[ -]one|two[ -]factor|one[ -]way|first[ -]class|second[ -]hand|at one point|two weeks|four by four|ocean's (?:8|11|12|13)|apollo 13|u2|three musketeers|seven seas|high five|plan [ab])\b/gi,
  ],
  ["model", /\b(?:playstation|ps) ?[1-6]\b(?![.,]\d)/gi],
  ["model", /\biphones? ?(?:1?\d|2[0-5])\b(?![.,]\d)/gi],
  [
    "model",
    /\b(?:galaxy|galaxy (?:s|note|tab|a|z flip|z fold)|pixel|oneplus|redmi note|redmi|moto g|fairphone|nokia) ?\d{1,2}\b(?![.,]\d)/gi,
  ],
  [
    "model",
    /\b(?:windows|ios|android|macos|fifa|nba 2k|gta|madden|wii|watch|series|switch|airpods(?: pro)?|ipad(?: air| mini| pro)?|kindle|surface(?: pro| go)?|gen|generation|mark|mk|type|phase|part|tier|chanel no\.?|no\.|toy story|frozen|dune|shrek|rocky|fast|despicable me|kung fu panda|inside out|deadpool|diablo|final fantasy|resident evil|street fighter|tekken|civilization|civ|far cry|fallout|halo|mario kart|call of duty|borderlands|elder scrolls|forza|gran turismo|baldur's gate|hades|model|gopro(?: hero)?|hero|mini) (?:1?\d|2[0-6])\b(?![.,]\d)/gi,
  ],
  [
    "model",
    /\b(?:rtx|gtx|rx|radeon|geforce|ryzen \d|core i\d|xbox|air max|air force|jordan|jordans|yeezy|boeing|airbus|peugeot|porsche|fiat|bmw|audi|levi's|levis|new balance|hp|canon|nikon|fuji|thinkpad|dell|wh|wf|mx|kodak|lego set|lego|bus line|line|vitamin b|omega) \d{1,4}(?:xt|ti|xm\d)?\b(?=[^.,\d]|$)/gi,
  ],
  ["model", /\bb(?:6|12)\b/gi],
];

const patternsIn = rulesFor(PATTERNS, ([, pattern]) => pattern);
