/** What is said apart from replies. The same for everybody until the PIN was right. */
export const PROMPTS = {
  welcome: "Welcome to BudgetWise. Please key in your six digit PIN.",
  pinAgain: "Please key in your six digit PIN.",
  wrongPin: "That's not right. Please key in your six digit PIN again.",
  noPin: "I can't let you in. To set a PIN, write: set my PIN, in a chat that you have paired. Goodbye.",
  locked: "There were too many tries. Please call again in an hour. Goodbye.",
  idle: "It has been a while. Please key in your six digit PIN again.",
  hello: "Hello! Tell me what you spent, or ask what's left.",
  again: "Sorry, say that again?",
  examples: "You can say: coffee four fifty. Or ask: what's left.",
  menu: "For what's left, press 1. For your latest expenses, press 2. For help, press 3.",
  slow: "Sorry, this takes a moment.",
  tooSlow: "That takes too long. I'll send the answer to your chat. What else?",
  notSaved: "That was not saved: my records are out of reach right now. Please say it again in a minute.",
  unreachable: "My records are out of reach right now. Please call again in a few minutes. Goodbye.",
  goodbye: "Goodbye.",
  goodbyeUnanswered: "I've changed nothing. Goodbye.",
} as const;
