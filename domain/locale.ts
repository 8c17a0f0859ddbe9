/** True for a time zone that the clock knows (IANA): `Europe/Berlin`. */
export function isTimeZone(zone: string): boolean {
  return isAccepted(() => new Intl.DateTimeFormat("en", { timeZone: zone }));
}

/** True for a locale (BCP 47): `en-GB`. */
export function isLocale(locale: string): boolean {
  return isAccepted(() => new Intl.Locale(locale));
}

function isAccepted(make: () => unknown): boolean {
  try {
    make();
    return true;
  } catch {
    return false;
  }
}
