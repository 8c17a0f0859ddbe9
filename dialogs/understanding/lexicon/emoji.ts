import { foldTerm } from "./terms.ts";

/**
 * What a note in pictures was for: the words that the tables know, or "" for a text without such pictures.
 *
 * "🍕🍺" is "pizza beer"; skin tones and the marks that only ask for a colourful picture stand for nothing.
 */
export function emojiWords(text: string): string {
  return Array.from(text)
    .flatMap((picture) => WORDS.get(picture) ?? [])
    .join(" ");
}

/** Each line: a word of the tables, then the pictures that mean it, by their names in Unicode and what people use them for. */
const TABLE = `
pizza 🍕
burger 🍔
fries 🍟
hot dog 🌭
sandwich 🥪
tacos 🌮🌯🫔
kebab 🥙🧆
sushi 🍣🍙🍘🍥🍱🍤
ramen 🍜🍲
dim sum 🥟🥠🥡
curry 🍛
lunch 🍽🥘🍝🫕🍴
breakfast 🍳🥞🧇
salad 🥗
ice cream 🍦🍨🍧
pastry 🥐🧁🥮🍩🥧🥯
birthday cake 🎂
cake 🍰
coffee ☕
tea 🍵🫖
bubble tea 🧋
juice 🧃🥤🧉
beer 🍺🍻
cocktail 🍸🍹🥃
wine 🍷🍾🥂🍶
groceries 🛒🥦🥕🌽🍅🥔🥒🥬🧅🧄🍆🌶🫑🥑🍄
fruit 🍎🍏🍐🍊🍋🍌🍉🍇🍓🫐🍈🍒🍑🥭🍍🥥🥝
bread 🍞🥖🫓🥨
cheese 🧀
eggs 🥚
meat 🥩🍗🍖🥓
milk 🥛🍼
chocolate 🍫🍬🍭
cookies 🍪
gas station ⛽
bus 🚌🚎🚍
taxi 🚕🚖
train 🚆🚂🚄🚅🚉🚈🚊🚋🚃
metro 🚇
ferry ⛴🛥🚢
scooter 🛴🛵
bike repair 🚲
parking 🅿
car repair 🚗🚙🏎🔧
flight ✈🛫🛬🛩
hotel 🏨🛏
camping ⛺🏕
suitcase 🧳
cinema 🎬🎥🍿🎞
concert 🎤🎸🎵🎶🎼🎹🎷🎺🎻
theatre 🎭
museum 🏛
video game 🎮🕹👾
books 📚📖📕📗📘📙
bowling 🎳
zoo 🦁🦒🐘
amusement park 🎡🎢🎠
lottery 🎰🎟
haircut 💇✂
nail salon 💅
cosmetics 💄🧴
spa 💆🧖
soap 🧼
toothpaste 🪥
pharmacy 💊💉🩹
doctor 🩺🏥
dentist 🦷
gym 🏋💪🏃
yoga 🧘
swimming pool 🏊
glasses 👓
baby supplies 👶🍼
toys 🧸🪀🪁
vet 🐶🐕🐱🐈🐾🐩🐇🐹
dog food 🦴
gift 🎁
flowers 💐🌹🌷🌸
donation 🙏
clothes 👕👗👖🧥👚🩳🧦👔🧢
shoes 👟👠👞🥾👢👡
jewelry 💍
handbag 👜🎒
phone 📱
laptop 💻🖥
headphones 🎧
camera 📷📸
electricity bill ⚡💡
water bill 🚰
internet bill 🌐📶
heating bill 🔥
rent 🏠🏡🏘
furniture 🛋🪑
cleaning supplies 🧹🧽
laundry 🧺
stamps 📮✉
tuition 🎓🏫
`;

const WORDS: ReadonlyMap<string, string> = new Map(
  TABLE.trim()
    .split("\n")
    .flatMap((line) => {
      const at = line.lastIndexOf(" ");
      const word = foldTerm(line.slice(0, at));
      return Array.from(line.slice(at + 1)).map((picture) => [picture, word] as const);
    }),
);
