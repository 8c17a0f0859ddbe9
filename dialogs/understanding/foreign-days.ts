/** How the languages in which expenses are logged name days that have passed. */

/** True for a text in which any of these may stand: most have none, and one look is faster than twenty. */
export function maySayForeignDay(text: string): boolean {
  return MARKS.test(text.toLowerCase());
}

const MARKS =
  /gestern|ayer|anoche|antier|hier|ieri|ontem|heute|hoy|oggi|hoje|aujourd|ce (?:matin|soir|midi)|aaj|kal|parso|tagen?|días?|jours?|giorni|dias?|montag|lun|dienst|mar|mittwoch|mercr|mi[eé]rc|donner|jeu|juev|giov|freitag|vend|vier|ven|sams|sonna|s[aá]ba|sonntag|dim|dom|feira|var|somwar|terça/;

const whole = (words: string, flags = "giu"): RegExp => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, flags);

/** Phrases that mean so many days before today. */
export const DAYS_AGO: readonly (readonly [days: number, pattern: RegExp])[] = [
  [2, whole("vorgestern(?: abend| nacht)?|anteayer|antier|avant-hier|altroieri|l'altro ieri|anteontem")],
  [
    1,
    whole(
      "gestern(?: (?:abend|früh|morgen|mittag|nachmittag|nacht))?|ayer(?: (?:por|en) la (?:mañana|tarde|noche))?|anoche|hier (?:soir|matin|midi|après-midi)|ieri(?: (?:sera|mattina|pomeriggio|notte))?|ontem(?: (?:à noite|de manhã|à tarde))?",
    ),
  ],
  [0, whole("heute(?: (?:früh|morgen|mittag|nachmittag|abend))?|hoy|oggi|hoje|aujourd'hui|ce (?:matin|soir|midi)|aaj")],
  // With a capital letter these are names.
  [1, whole("kal(?! tire)", "gu")],
  [2, whole("parso|parson", "gu")],
];

/** "hier" alone is yesterday in French and here in German. */
export const YESTERDAY_OR_HERE = whole("hier");

/** True where the person or the words around it tell that "hier" is French. */
export function isFrench(text: string, locale: string): boolean {
  return /^fr\b/i.test(locale) || (!/^de\b/i.test(locale) && FRENCH.test(text.toLowerCase()));
}

const FRENCH = whole(
  "avec|chez|pour|resto|courses|essence|boulangerie|boulanger|pharmacie|coiffeur|ciné|payé|acheté|dépensé|j'ai|du|des|les|une|aux?|à|et",
  "u",
);

/** "vor 3 Tagen", "hace dos días", "il y a 3 jours", "3 giorni fa", "há 3 dias": its only group is the number. */
export const SOME_DAYS_AGO: readonly RegExp[] = [
  whole("vor (\\d{1,2}) tagen?"),
  whole("hace (\\d{1,2}) días?"),
  whole("il y a (\\d{1,2}) jours?"),
  whole("(\\d{1,2}) giorni fa"),
  whole("há (\\d{1,2}) dias?"),
];

/** Monday first, each as the source of a regular expression; words that are more often something else are left out. */
const WEEKDAYS = [
  "montag|lundi|lunes|lunedì|segunda-feira|somvar|somwar",
  "dienstag|mardi|martes|martedì|terça(?:-feira)?|mangalvar",
  "mittwoch|mercredi|miércoles|mercoledì|quarta-feira|budhvar",
  "donnerstag|jeudi|jueves|giovedì|quinta-feira|guruvar",
  "freitag|vendredi|viernes|venerdì|sexta-feira|shukravar",
  "samstag|sonnabend|samedi|sábado|sabato|shanivar",
  "sonntag|dimanche|domingo|domenica|ravivar",
];

/** A weekday, "am Samstag", "lundi dernier", "el viernes pasado"; every Monday ("montags", "jeden Montag", "los lunes") is none. */
export const FOREIGN_WEEKDAYS: readonly RegExp[] = WEEKDAYS.map((names) =>
  whole(
    `(?<!(?:jeden|chaque|tous les|cada|los|ogni|todo|todos os|toda) )(?:(?:am|letzten|diesen|an diesem|le|ce|el|este|il|lo|no|na|o|sul) )?(?:${names})(?:(?:abend| abend|nachmittag|mittag| soir| matin| midi| noche| sera)|(?: dernier| passé| pasado| scorso| scorsa| passad[oa]))?`,
  ),
);
