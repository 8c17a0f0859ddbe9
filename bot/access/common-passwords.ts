const WORDS: readonly string[] =
  `password passw0rd p@ssword p@ssw0rd letmein welcome iloveyou princess sunshine football baseball
basketball superman batman dragon monkey master shadow michael jordan jennifer charlie michelle computer internet samsung
whatever trustno1 starwars pokemon liverpool chelsea arsenal barcelona mustang ferrari mercedes qwerty qwertz azerty admin
administrator secret default changeme test tester hello freedom america summer winter spring autumn monday friday january
december london berlin chocolate butterfly elephant butterfly flower family forever killer hunter ranger thomas robert daniel
jessica ashley amanda nicole matthew andrew joshua budget budgetwise money mymoney finance savings banking`.split(
    /\s+/,
  );

const ENDINGS: readonly string[] =
  `1 12 123 1234 12345 123456 1234567 12345678 123456789 1! 123! ! !! 01 007 69 99 111 321 2020
2021 2022 2023 2024 2025 2026 2027 @123 #1 abc qwerty`.split(/\s+/);

/**
 * Passwords of ten characters and more that everybody tries first: the commonest words with what people add to them, and what
 * lies side by side on a keyboard. Shorter ones are refused for their length.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set([...fromWords(), ...onKeyboards()]);

function fromWords(): string[] {
  return WORDS.flatMap((word) => [
    word,
    word + word,
    ...ENDINGS.flatMap((ending) => [word + ending, ending + word]),
    `my${word}`,
    `the${word}`,
    `i love ${word}`,
    `ilove${word}`,
  ]);
}

function onKeyboards(): string[] {
  return `1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc 1qaz2wsx3edc4rfv qazwsxedcrfv zaq12wsxcde3 zaq1xsw2cde3 qwertyuiop123 qwerty12345
qwerty123456 asdfghjkl123 asdfghjkl1 asdfasdfasdf asdf1234567 qweasdzxc123 qweasdzxcv poiuytrewq 0987654321 9876543210
1234567890 12345678910 123456789a 123456789q a123456789 abc123456789 abcd123456 abcdef123456 aa12345678 1234qwerasdf
1122334455 1223334444 1212121212 1231231231 123123123123 147258369a 1472583690 159753456852 11223344556677 correcthorse
correcthorsebatterystaple mynameisearl letmein12345 iloveyousomuch iloveyou1234 jesuschrist jesus12345 blink182blink
supersecret topsecret1 mypassword newpassword oldpassword yourpassword nopassword notapassword thisismypassword
secretpassword temppassword temporary1 temporarypassword defaultpassword guest12345 qwer1234qwer`.split(/\s+/);
}
