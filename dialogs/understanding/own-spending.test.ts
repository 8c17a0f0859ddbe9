import { describe, expect, it } from "vitest";
import { tellerOf } from "./own-spending.ts";
import { readText } from "./reading.ts";
import { understand } from "./understand.ts";
import type { UnderstandingContext } from "./understanding.ts";

/** A Wednesday. */
const now = Temporal.PlainDateTime.from("2026-06-10T09:12:00");

const context: UnderstandingContext = {
  now,
  currency: "USD",
  locale: "en-US",
  shown: [],
  pending: null,
  isReply: false,
};

const tools = (text: string): string[] => understand(text, context).calls.map(({ tool }) => tool);

describe("who a text says spent the money", () => {
  it.each([
    ["I spent 12 on lunch", "own"],
    ["yesterday we had dinner for 45", "own"],
    ["bought shoes 60", "own"],
    ["just paid 30 for parking", "own"],
    ["dinner came to 40", "own"],
    ["gas was 40 yesterday", "own"],
    ["rent paid 1200", "own"],
    ["log 12 for a sandwich", "own"],
    ["my cousins paid 200000 for their house", "others"],
    ["peter got a bonus of 5000", "others"],
    ["we were 12 at dinner", "others"],
    ["I remember when gas was 99 cents", "others"],
    ["coffee 4.50", null],
  ] as const)("%j: %s", (text, teller) => {
    expect(tellerOf(readText(text, context))).toBe(teller);
  });
});

describe("what was not spent by the person", () => {
  it.each([
    "my cousins paid 200000 for their house",
    "peter got a bonus of 5000",
    "we were 12 at dinner",
    "I remember when gas was 99 cents",
    "that bakery charges 6 for a croissant",
    "a beer was 3 dollars in 1990",
    "ich hätte beinahe 50 Euro ausgegeben",
    "ich habe nichts ausgegeben, obwohl 20 Euro drin waren",
    "j'ai failli acheter une lampe à 300 €",
    "quería comprar unos zapatos de 80",
    "vorrei una bici da 400 euro",
    "não comprei o livro de 30",
    "mi primo compró un coche por 9000",
    "mein Chef hat 200 Euro bezahlt",
    "nos vemos a las 9",
    "il treno parte alle 18 e 40",
    "wir treffen uns um 8",
    "mom's new sofa was 1300, lucky her",
    "mark bought a boat for 44 billion",
    "the zoo was free, normally 25",
    "got a 3.9 gpa",
    "der Diesel kostet schon wieder 1,79 der Liter",
    "el gasoil está a 1,70",
    "un cornetto a Roma costa 2 euro ormai",
    "o diesel tá 6 reais o litro",
    "kaash mere paas 2 lakh hote",
    "300 g Zucker und 3 Eier",
    "non erano 20, erano 25",
    "Rückerstattung 19,99€ von Otto",
    "limite de 200 reais por mês",
    "happy anniversary to us, 12 today",
    "had a 70 dollar jacket in my cart and walked away",
    "maria's laptop repair was 180, poor her",
    "mein Onkel wird 84",
    "t'as vu le café à 4 euros",
    "rdv au 14 rue des roses",
    "roma 3 x 1 lazio",
  ])("is never written silently: %j", (text) => {
    expect(tools(text)).not.toContain("log_expense");
  });

  it.each([
    "Kuchen 4 €",
    "fast food 12",
    "gasté 15 en la farmacia",
    "ho speso 12 al bar",
    "Pizza um 9 Euro",
    "agar agar 4.50",
  ])("does not hold back what was: %j", (text) => {
    expect(tools(text)).toEqual(["log_expense"]);
  });
});

describe("what an expense was, in other languages", () => {
  it.each([
    ["gasté 15 en la farmacia", "farmacia"],
    ["gastei 45 na farmácia", "farmácia"],
    ["ho speso 12 al bar", "bar"],
    ["ich habe 30 Euro für Schuhe ausgegeben", "Schuhe"],
    ["rickshaw ko 40 diye", "rickshaw"],
  ])("%j: %s", (text, description) => {
    expect(understand(text, context).calls[0]?.args.description).toBe(description);
  });
});

describe("words that look like another order", () => {
  it("takes a shop's name for no way home", () => {
    expect(tools("Home Depot paint and brushes 88.15")).toEqual(["log_expense"]);
  });

  it("takes the pay of who works here for no income", () => {
    expect(tools("nanny salary 900")).not.toContain("log_income");
  });

  it("takes a name for no wish in Hindi", () => {
    expect(tools("present for lena 45")).toEqual(["log_expense"]);
  });

  it("takes a bill that was paid for an expense, its price before or after", () => {
    expect(tools("phone bill $50 paid")).toEqual(["log_expense"]);
    expect(tools("phone bill paid $50")).toEqual(["log_expense"]);
  });

  it("takes what is left for no income", () => {
    expect(tools("only 27 bucks left till payday")).not.toContain("log_income");
  });
});
