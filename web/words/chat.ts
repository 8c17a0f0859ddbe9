/** What the conversation says around its messages, in writing and aloud. */
export const chat = {
  chat: {
    hello: "Hello! Tell me what you spend, or ask.",
    tapOne: "Tap one to put it in the message line; change it as you like.",
    /** Things to say that show what it is for: telling, planning, asking. */
    examples: ["coffee 4.50", "make a budget for 3200 a month", "can I afford a $500 PlayStation 5?"],
    lookAround: "Look around with six months of example data",
    quickReplies: "Quick replies",
    saidBy: { user: "You: ", assistant: "BudgetWise: " },
    answering: "is answering",
    waiting: "Not sent yet. Trying again…",
    refused: (reason: string) => `Not sent. ${reason}`,
  },
  voice: {
    speak: "Speak",
    stop: "Stop listening",
    listening: "Listening…",
    writing: "Writing it down…",
    nothing: "Nothing was heard.",
    failed: "That could not be written down. Try again, or type it.",
    noMicrophone: "The microphone can't be used. Allow it for this page, or type.",
    maySend: "This browser sends what you say to its maker to be written down. Is that all right?",
    readAloud: "Read aloud",
  },
} as const;
